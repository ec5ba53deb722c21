import * as l10n from '@vscode/l10n';
import { dataUrisIn, decodeDataUri } from './dataUri';
import { endingOf, isDrawing } from './imageTypes';

/** What is needed of a notebook's cell; VS Code's own fits. */
export interface CellOutputs {
  readonly index: number;
  readonly outputs: readonly {
    readonly items: readonly { readonly mime: string; readonly data: Uint8Array }[];
  }[];
}

export interface OutputImage {
  readonly name: string;
  /** Where it stands, for a list to choose from. */
  readonly place: string;
  readonly mime: string;
  readonly size: number;
  /** Throws a HumanError where what the output holds is no image. */
  readonly read: () => Uint8Array;
}

/** The pictures in the outputs of a cell, also those that HTML or Markdown hold as data URIs. */
export function outputImages({ index, outputs }: CellOutputs): OutputImage[] {
  return outputs.flatMap(({ items }, output) => {
    const stem = `cell-${index + 1}-output-${output + 1}`;
    const place = l10n.t('Output {0}', output + 1);
    return items.flatMap(({ mime, data }): OutputImage[] => {
      if (/^image\//i.test(mime) && !isDrawing(mime)) {
        return [{ name: `${stem}.${endingOf(mime)}`, place, mime, size: data.byteLength, read: () => data }];
      }
      if (!/^text\/(?:html|markdown)$/i.test(mime)) return [];
      return embedded(data, stem, l10n.t('Output {0}, in its {1}', output + 1, mime));
    });
  });
}

/** Why a cell has no picture to offer, and what to do. */
export function explainNoImage({ index, outputs }: CellOutputs): { message: string; suggestion: string } {
  const cell = index + 1;
  const mimes = [...new Set(outputs.flatMap(({ items }) => items.map(({ mime }) => mime)))];
  if (mimes.length === 0) {
    return { message: l10n.t('Cell {0} has no output.', cell), suggestion: l10n.t('Run the cell first.') };
  }
  if (mimes.some(isDrawing)) {
    return {
      message: l10n.t('The output of cell {0} is an SVG: a drawing, which has no pixels yet.', cell),
      suggestion: l10n.t('Let it show a PNG; for Matplotlib: {0}', "%config InlineBackend.figure_formats = ['png']"),
    };
  }
  if (mimes.some((mime) => mime.includes('jupyter.widget'))) {
    return {
      message: l10n.t('The output of cell {0} is a widget, which keeps its picture to itself.', cell),
      suggestion: l10n.t('Let it show a plain image; for Matplotlib: {0}', '%matplotlib inline'),
    };
  }
  return {
    message: l10n.t('The output of cell {0} has no image, only {1}.', cell, mimes.join(', ')),
    suggestion: l10n.t('Select a cell whose output shows an image.'),
  };
}

function embedded(data: Uint8Array, stem: string, place: string): OutputImage[] {
  const found = [...dataUrisIn(new TextDecoder().decode(data))].filter(({ mime }) => !isDrawing(mime));
  return found.map((uri, index) => ({
    name: `${stem}-${index + 1}.${endingOf(uri.mime)}`,
    place: found.length === 1 ? place : l10n.t('{0} ({1})', place, index + 1),
    mime: uri.mime,
    size: uri.base64 ? Math.floor(uri.data.length * 0.75) : uri.data.length,
    read: () => decodeDataUri(uri).bytes,
  }));
}

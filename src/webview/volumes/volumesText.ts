import * as l10n from '@vscode/l10n';
import { sentences } from '../../conv2d/sentences';
import type { Volumes } from '../../conv2d/volumes';

/** The drawing in words, with all its numbers. */
export function volumesText(volumes: Volumes): string {
  const { kernel, filters, window, output, cell } = volumes;
  return sentences(
    inputSentence(volumes),
    l10n.t('Kernel height {height}, width {width}, channels {depth}, one of {filters}.', { ...kernel, filters }),
    l10n.t(
      'At rows {0} and columns {1} of the input it makes row {2}, column {3} of the output.',
      range(window.rows),
      range(window.columns),
      cell.y,
      cell.x,
    ),
    l10n.t('Output height {height}, width {width}, filters {depth}.', { ...output }),
  );
}

function inputSentence({ input, padding, images }: Volumes): string {
  const { top, bottom, left, right } = padding;
  const all = { ...input, ...padding, images };
  if (top + bottom + left + right === 0) {
    return images > 1
      ? l10n.t('Input height {height}, width {width}, channels {depth}, without padding, one of {images} images.', all)
      : l10n.t('Input height {height}, width {width}, channels {depth}, without padding.', all);
  }
  return images > 1
    ? l10n.t(
        'Input height {height}, width {width}, channels {depth}, padded by {top} at the top, {bottom} at the bottom, {left} left and {right} right, one of {images} images.',
        all,
      )
    : l10n.t(
        'Input height {height}, width {width}, channels {depth}, padded by {top} at the top, {bottom} at the bottom, {left} left and {right} right.',
        all,
      );
}

/** What has to be known to measure in the drawing. */
export function scaleText(magnified: number, enlarged: readonly string[]): string {
  return sentences(
    l10n.t('Heights and widths have one scale, depths (channels, filters) another.'),
    ...(magnified > 1 ? [l10n.t('Height and width of the kernel are drawn {0} times larger.', magnified)] : []),
    ...(enlarged.length > 0 ? [l10n.t('Too small to be seen, and drawn larger: {0}.', enlarged.join(', '))] : []),
  );
}

function range(places: readonly number[]): string {
  const [first, last] = [places[0] ?? 0, places.at(-1) ?? 0];
  return first === last ? `${first}` : l10n.t('{0} to {1}', first, last);
}

import * as l10n from '@vscode/l10n';
import { CutOffError } from '../bytes';
import type { PictureHeader } from '../raster';
import type { ReadBudget } from '../readBudget';
import { Cv2Numbers } from './cv2Numbers';
import { PillowTokens } from './pillowNumbers';
import type { PnmReader } from './pnmFacts';

/** What the numbers before the pixels say. */
export interface PnmLayout {
  /** 1 to 6, as in P1 to P6. */
  readonly kind: number;
  readonly height: number;
  readonly width: number;
  readonly maxval: number;
  readonly pixelsAt: number;
}

/** Reads the header of a portable bitmap, graymap or pixmap (Netpbm: pbm, pgm, ppm). */
export function readPnmLayout(bytes: Uint8Array, reader: PnmReader, budget?: ReadBudget): PnmLayout {
  const kind = (bytes[1] ?? 0) - 0x30;
  // OpenCV begins right behind the magic number, Pillow behind the space that ends it.
  const numbers = reader === 'cv2' ? new Cv2Numbers(bytes, 2, budget) : new PillowTokens(bytes, 3, budget);
  const width = numbers.next();
  const height = numbers.next();
  const maxval = kind === 1 || kind === 4 ? 1 : numbers.next();
  if (maxval < 1 || maxval > 65535)
    throw new Error(l10n.t('its largest value is {0}; 1 to 65535 are possible', maxval));
  return { kind, height, width, maxval, pixelsAt: numbers.at };
}

/** Size and colours. */
export function readPnmHeader(bytes: Uint8Array, budget?: ReadBudget): PictureHeader {
  const [cv2, pillow] = [tryLayout(bytes, 'cv2', budget), tryLayout(bytes, 'Pillow', budget)];
  const layout = cv2 instanceof Error ? pillow : cv2;
  if (layout instanceof Error) throw layout;
  if (!(pillow instanceof Error) && !sameNumbers(layout, pillow))
    throw new Error(l10n.t('its header says one thing to OpenCV and another to Pillow'));
  const { kind, height, width, maxval } = layout;
  return {
    format: 'PNM',
    height,
    width,
    colour: kind === 3 || kind === 6 ? 'rgb' : 'grey',
    bits: kind === 1 || kind === 4 ? 1 : maxval > 255 ? 16 : 8,
    sample: 'uint',
    extra: 0,
    alpha: false,
    transparency: false,
    orientation: 1,
    pnm: {
      maxval,
      plain: kind <= 3,
      refused: {
        ...(cv2 instanceof Error ? { cv2: cv2.message } : {}),
        ...(pillow instanceof Error ? { Pillow: pillow.message } : {}),
      },
    },
  };
}

/** A file that ends in its header is cut off to both. */
function tryLayout(bytes: Uint8Array, reader: PnmReader, budget?: ReadBudget): PnmLayout | Error {
  try {
    return readPnmLayout(bytes, reader, budget);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return error instanceof CutOffError ? new CutOffError(error.at) : error;
  }
}

function sameNumbers(one: PnmLayout, other: PnmLayout): boolean {
  return one.height === other.height && one.width === other.width && one.maxval === other.maxval;
}

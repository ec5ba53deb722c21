import * as l10n from '@vscode/l10n';
import { CutOffError } from '../bytes';
import type { PictureHeader } from '../raster';

/** A number or a comment this long is in no header. */
const MOST_HEADER_BYTES = 65_536;

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
export function readPnmLayout(bytes: Uint8Array): PnmLayout {
  const kind = (bytes[1] ?? 0) - 0x30;
  let at = 2;
  const next = (): number => {
    let digits = '';
    for (; at < MOST_HEADER_BYTES; at++) {
      const byte = bytes[at];
      if (byte === undefined) throw new CutOffError(bytes.length);
      if (byte === 0x23 && digits === '') {
        while (at < bytes.length && bytes[at] !== 0x0a && bytes[at] !== 0x0d) at++;
      } else if (byte >= 0x30 && byte <= 0x39) {
        digits += String.fromCharCode(byte);
      } else if (byte === 0x20 || (byte >= 0x09 && byte <= 0x0d)) {
        if (digits !== '') return Number(digits);
      } else {
        throw new Error(l10n.t('byte {0} of its header is not part of a number', at));
      }
    }
    throw new Error(l10n.t('its header does not end'));
  };
  const width = next();
  const height = next();
  const maxval = kind === 1 || kind === 4 ? 1 : next();
  if (maxval < 1 || maxval > 65535)
    throw new Error(l10n.t('its largest value is {0}; 1 to 65535 are possible', maxval));
  return { kind, height, width, maxval, pixelsAt: at + 1 };
}

/** Size and colours. */
export function readPnmHeader(bytes: Uint8Array): PictureHeader {
  const { kind, height, width, maxval } = readPnmLayout(bytes);
  return {
    format: 'PNM',
    height,
    width,
    colour: kind === 3 || kind === 6 ? 'rgb' : 'grey',
    bits: maxval === 1 && (kind === 1 || kind === 4) ? 1 : maxval > 255 ? 16 : 8,
    sample: 'uint',
    extra: 0,
    alpha: false,
    transparency: false,
    orientation: 1,
    pnm: { maxval, plain: kind <= 3 },
  };
}

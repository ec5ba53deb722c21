import * as l10n from '@vscode/l10n';
import { BMP_RLE4, BMP_RLE8, type BmpLayout } from './bmpHeader';
import { cv2Runs } from './cv2Runs';
import { pillowRuns } from './pillowRuns';
import type { RunReader } from './runs';

/** Indices of a run-length coded bitmap, from the top; what no run reaches keeps index 0. */
export function decodeRle(file: Uint8Array, layout: BmpLayout, reader: RunReader): Uint8Array {
  const { height, width, bits, compression, topDown, pixelsAt } = layout;
  if (!(compression === BMP_RLE8 && bits === 8) && !(compression === BMP_RLE4 && bits === 4)) {
    throw new Error(l10n.t('its compression {0} does not go with {1} bits a pixel', compression, bits));
  }
  const runs = { bytes: file, start: pixelsAt, height, width, bits };
  const rows = reader === 'cv2' ? cv2Runs(runs) : pillowRuns(runs);
  if (topDown) return rows;
  const turned = new Uint8Array(rows.length);
  for (let y = 0; y < height; y++) turned.set(rows.subarray(y * width, (y + 1) * width), (height - 1 - y) * width);
  return turned;
}

import * as l10n from '@vscode/l10n';
import { BMP_RLE4, BMP_RLE8, type BmpLayout } from './bmpLayout';
import { cv2Runs } from './cv2Runs';
import { pillowRuns } from './pillowRuns';
import type { Library } from '../library';

/** Indices of a run-length coded bitmap, from the top; what no run reaches keeps index 0. */
export function decodeRle(file: Uint8Array, layout: BmpLayout, library: Library): Uint8Array {
  const { height, width, bits, compression, topDown, pixelsAt } = layout;
  const coded = compression === BMP_RLE8 ? 8 : compression === BMP_RLE4 ? 4 : 0;
  // Pillow looks at the kind of runs alone.
  if (coded === 0 || (library === 'cv2' && coded !== bits)) {
    throw new Error(l10n.t('its compression {0} does not go with {1} bits a pixel', compression, bits));
  }
  const runs = { bytes: file, start: pixelsAt, height, width, bits: coded };
  const rows = library === 'cv2' ? cv2Runs(runs) : pillowRuns(runs);
  if (topDown) return rows;
  const turned = new Uint8Array(rows.length);
  for (let y = 0; y < height; y++) turned.set(rows.subarray(y * width, (y + 1) * width), (height - 1 - y) * width);
  return turned;
}

import * as l10n from '@vscode/l10n';
import { LoaderRefusal, loadInstead } from '../load/loading';
import { byteAt, indexAt, type Runs } from './runs';

const END_OF_LINE = 0;
const DELTA = 2;

/**
 * Rows from the first stored one, as OpenCV reads them (modules/imgcodecs/src/grfmt_bmp.cpp, `readData`). Rows of 8 bits end when
 * they are full; in 4 bits the end of the bitmap ends a row only, and a delta goes to the right only.
 */
export function cv2Runs({ bytes, start, height, width, bits }: Runs): Uint8Array {
  const rows = new Uint8Array(height * width);
  let x = 0;
  let y = 0;
  let filled = false;
  let at = start;
  /** Leaves pixels as they are, over the ends of rows; at the end of a row it goes on to the next. */
  const skip = (count: number): void => {
    const to = x + count;
    const ends = Math.max(Math.floor(to / width), 0);
    y += ends;
    x = to - ends * width;
  };
  while (y < height) {
    const count = byteAt(bytes, at);
    const code = byteAt(bytes, at + 1);
    at += 2;
    const length = count > 0 ? count : code;
    if (count > 0 || code > DELTA) {
      if (x + length > width)
        throw new LoaderRefusal(
          l10n.t('cv2.imread returns None here: {0}.', l10n.t('a run is longer than its row')),
          loadInstead('PIL.Image.open'),
        );
      const from = count > 0 ? at - 1 : at;
      for (let place = 0; place < length; place++) {
        const step = count > 0 ? (bits === 8 ? 0 : place % 2) : place;
        rows[y * width + x + place] = indexAt(bytes, from, step, bits);
      }
      x += length;
      filled = count > 0 && bits === 8 && x === width;
      if (filled) skip(0);
      if (count === 0) {
        const used = bits === 8 ? length : Math.ceil(length / 2);
        at += used + (used % 2);
        byteAt(bytes, at - 1);
      }
      continue;
    }
    const begun = !filled || x > 0;
    filled = false;
    if (bits === 8 && code === END_OF_LINE && !begun) continue;
    const [right, up] = code === DELTA ? [byteAt(bytes, at), byteAt(bytes, at + 1)] : [width - x, height - y];
    if (code === DELTA) at += 2;
    skip(right + (code === END_OF_LINE || bits === 4 ? 0 : up * width));
  }
  return rows;
}

import * as l10n from '@vscode/l10n';
import { LoaderRefusal, loadInstead } from '../load/loading';
import { indexAt, type Runs } from './runs';

const END_OF_LINE = 0;
const END_OF_BITMAP = 1;
const DELTA = 2;

/**
 * Rows from the first stored one, as Pillow reads them (src/PIL/BmpImagePlugin.py, `BmpRleDecoder`): one behind the other, so
 * that an empty row is no row, and data that ends before the last pixel is refused.
 */
export function pillowRuns({ bytes, start, height, width, bits }: Runs): Uint8Array {
  const total = height * width;
  const rows = new Uint8Array(total);
  let to = 0;
  let x = 0;
  let at = start;
  while (to < total && at + 1 < bytes.length) {
    const count = bytes[at] ?? 0;
    const code = bytes[at + 1] ?? 0;
    at += 2;
    if (count > 0) {
      const length = Math.min(count, Math.max(0, width - x));
      for (let place = 0; place < length && to < total; place++)
        rows[to++] = indexAt(bytes, at - 1, bits === 8 ? 0 : place % 2, bits);
      x += length;
    } else if (code === END_OF_LINE) {
      to = width * Math.ceil(to / width);
      x = 0;
    } else if (code === END_OF_BITMAP) {
      break;
    } else if (code === DELTA) {
      if (at + 2 > bytes.length) break;
      to = Math.min(total, to + (bytes[at] ?? 0) + width * (bytes[at + 1] ?? 0));
      x = to % width;
      at += 2;
    } else {
      const length = Math.min(total - to, code);
      const used = bits === 8 ? length : Math.ceil(length / 2);
      if (at + used > bytes.length) break;
      for (let place = 0; place < length; place++) rows[to++] = indexAt(bytes, at, place, bits);
      at += used;
      x += code;
      // Single indices end at an even byte of the file.
      at += at % 2;
    }
  }
  if (to >= total) return rows;
  throw new LoaderRefusal(
    l10n.t('{0} raises {1}.', 'PIL.Image.open', 'ValueError: not enough image data'),
    loadInstead('cv2.imread'),
  );
}

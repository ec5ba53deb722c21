import { shortened } from './shortened';

/** What the names in a zip archive tell of it. */
export interface ZipKind {
  /** The first array of an `.npz`, as `numpy.load` names it. */
  readonly array?: string;
  readonly keras: boolean;
  readonly torch: boolean;
}

/** So many entries are looked at. */
const MOST_ENTRIES = 16;
const LOCAL_HEADER = 30;

/** The names of the first files in an archive (PKWARE APPNOTE, 4.3.7). */
function names(bytes: Uint8Array): readonly string[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const found: string[] = [];
  for (let at = 0; at + LOCAL_HEADER <= bytes.length && found.length < MOST_ENTRIES;) {
    if (view.getUint32(at, true) !== 0x04034b50) break;
    const length = view.getUint16(at + 26, true);
    const start = at + LOCAL_HEADER;
    found.push(String.fromCharCode(...bytes.subarray(start, start + Math.min(length, 256))));
    at = start + length + view.getUint16(at + 28, true) + view.getUint32(at + 18, true);
  }
  return found;
}

/** What an archive holds, by the names of its first files. */
export function zipKind(bytes: Uint8Array): ZipKind {
  const all = names(bytes);
  const array = all[0]?.endsWith('.npy') ? shortened(all[0].slice(0, -'.npy'.length)) : undefined;
  return {
    ...(array === undefined ? {} : { array }),
    keras: all.includes('config.json') && all.includes('metadata.json'),
    torch: all.some((name) => /^[^/]+\/(data\.pkl|version|byteorder)$/.test(name)),
  };
}

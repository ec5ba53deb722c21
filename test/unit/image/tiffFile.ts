/** A directory entry: its tag and values; those of more than four bytes lie behind the directory. */
export interface TiffEntry {
  readonly tag: number;
  readonly values: readonly number[];
}

const LONG = 4;

/** A TIFF written by hand: data from byte 8 on, then the directory, all of whose values are longs with their low bytes first. */
export function tiffFile(entries: readonly TiffEntry[], data: Uint8Array): Uint8Array {
  const directory = 8 + data.length + (data.length % 2);
  const behind = directory + 2 + 12 * entries.length + 4;
  const outside = entries.reduce((sum, { values }) => sum + (values.length > 1 ? 4 * values.length : 0), 0);
  const file = new Uint8Array(behind + outside);
  const view = new DataView(file.buffer);
  file.set([0x49, 0x49, 42, 0]);
  view.setUint32(4, directory, true);
  file.set(data, 8);
  view.setUint16(directory, entries.length, true);
  let to = behind;
  entries.forEach(({ tag, values }, index) => {
    const at = directory + 2 + 12 * index;
    view.setUint16(at, tag, true);
    view.setUint16(at + 2, LONG, true);
    view.setUint32(at + 4, values.length, true);
    if (values.length === 1) view.setUint32(at + 8, values[0] ?? 0, true);
    else {
      view.setUint32(at + 8, to, true);
      for (const value of values) {
        view.setUint32(to, value, true);
        to += 4;
      }
    }
  });
  return file;
}

/** Grey of 8 bits in one strip, whose entries others may replace. */
export function greyTiff(
  [width, height]: readonly [number, number],
  data: Uint8Array,
  others: Readonly<Record<number, readonly number[] | undefined>> = {},
): Uint8Array {
  const usual: Record<number, readonly number[] | undefined> = {
    256: [width],
    257: [height],
    258: [8],
    259: [1],
    262: [1],
    273: [8],
    277: [1],
    278: [height],
    279: [data.length],
    ...others,
  };
  const entries = Object.entries(usual).flatMap(([tag, values]) => (values ? [{ tag: Number(tag), values }] : []));
  return tiffFile(entries, data);
}

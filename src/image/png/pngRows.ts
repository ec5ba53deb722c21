import * as l10n from '@vscode/l10n';
/** Undoes the filters of `rows` rows, each a filter's number and `rowBytes` bytes, in place (PNG, third edition, 9.2). */
export function unfilterRows(
  data: Uint8Array,
  from: number,
  { rows, rowBytes, pixelBytes }: { readonly rows: number; readonly rowBytes: number; readonly pixelBytes: number },
): void {
  const nothing = new Uint8Array(rowBytes);
  let above: Uint8Array = nothing;
  for (let row = 0; row < rows; row++) {
    const at = from + row * (1 + rowBytes);
    const line = data.subarray(at + 1, at + 1 + rowBytes);
    unfilter(data[at] ?? 0, line, above, pixelBytes);
    above = line;
  }
}

function unfilter(type: number, line: Uint8Array, above: Uint8Array, distance: number): void {
  const { length } = line;
  switch (type) {
    case 0:
      return;
    case 1:
      for (let at = distance; at < length; at++) line[at] = (line[at] ?? 0) + (line[at - distance] ?? 0);
      return;
    case 2:
      for (let at = 0; at < length; at++) line[at] = (line[at] ?? 0) + (above[at] ?? 0);
      return;
    case 3:
      for (let at = 0; at < length; at++) {
        const left = at < distance ? 0 : (line[at - distance] ?? 0);
        line[at] = (line[at] ?? 0) + ((left + (above[at] ?? 0)) >> 1);
      }
      return;
    case 4:
      for (let at = 0; at < Math.min(distance, length); at++) line[at] = (line[at] ?? 0) + (above[at] ?? 0);
      for (let at = distance; at < length; at++) {
        const before = at - distance;
        line[at] = (line[at] ?? 0) + paeth(line[before] ?? 0, above[at] ?? 0, above[before] ?? 0);
      }
      return;
    default:
      throw new Error(l10n.t('a row has the filter type {0}, which does not exist', type));
  }
}

function paeth(left: number, up: number, corner: number): number {
  const toLeft = Math.abs(up - corner);
  const toUp = Math.abs(left - corner);
  const toCorner = Math.abs(left + up - 2 * corner);
  return toLeft <= toUp && toLeft <= toCorner ? left : toUp <= toCorner ? up : corner;
}

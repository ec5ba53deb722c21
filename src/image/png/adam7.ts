import { unzlibSync } from 'fflate';
import { ByteReader, CutOffError } from '../bytes';

/** Where each of the seven passes begins, and how far its pixels are apart (PNG, third edition, 8.1). */
const PASSES = [
  { x: 0, y: 0, dx: 8, dy: 8 },
  { x: 4, y: 0, dx: 8, dy: 8 },
  { x: 0, y: 4, dx: 4, dy: 8 },
  { x: 2, y: 0, dx: 4, dy: 4 },
  { x: 0, y: 2, dx: 2, dy: 4 },
  { x: 1, y: 0, dx: 2, dy: 2 },
  { x: 0, y: 1, dx: 1, dy: 2 },
] as const;

/** Samples of an interlaced picture with one channel of 1, 2 or 4 bits, which fast-png reads as if they had 8. */
export function decodeSmallInterlaced(
  bytes: Uint8Array,
  { height, width, bits }: { readonly height: number; readonly width: number; readonly bits: number },
): Uint8Array {
  const data = unzlibSync(pixelData(bytes));
  const samples = new Uint8Array(height * width);
  const mask = 2 ** bits - 1;
  let at = 0;
  for (const { x, y, dx, dy } of PASSES) {
    const columns = Math.ceil((width - x) / dx);
    const rows = Math.ceil((height - y) / dy);
    if (columns <= 0 || rows <= 0) continue;
    const rowBytes = Math.ceil((columns * bits) / 8);
    let above = new Uint8Array(rowBytes);
    for (let row = 0; row < rows; row++) {
      if (at + 1 + rowBytes > data.length) throw new CutOffError(bytes.length);
      const line = data.slice(at + 1, at + 1 + rowBytes);
      unfilter(data[at] ?? 0, line, above);
      for (let column = 0; column < columns; column++) {
        const bit = column * bits;
        const sample = ((line[bit >> 3] ?? 0) >> (8 - bits - (bit & 7))) & mask;
        samples[(y + row * dy) * width + x + column * dx] = sample;
      }
      above = line;
      at += 1 + rowBytes;
    }
  }
  return samples;
}

/** The data of all IDAT chunks. */
function pixelData(bytes: Uint8Array): Uint8Array {
  const reader = new ByteReader(bytes);
  const parts: Uint8Array[] = [];
  for (let at = 8; at + 12 <= bytes.length;) {
    const length = reader.uint32(at);
    if (reader.text(at + 4, 4) === 'IDAT') parts.push(reader.slice(at + 8, length));
    at += 12 + length;
  }
  const data = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let to = 0;
  for (const part of parts) {
    data.set(part, to);
    to += part.length;
  }
  return data;
}

/** Undoes a row's filter in place; the pixel to the left is one byte away (9.2). */
function unfilter(type: number, line: Uint8Array, above: Uint8Array): void {
  if (type > 4) throw new Error(`a row has the filter type ${type}, which does not exist`);
  for (let at = 0; at < line.length; at++) {
    const left = line[at - 1] ?? 0;
    const up = above[at] ?? 0;
    const corner = above[at - 1] ?? 0;
    const predicted = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][type] ?? 0;
    line[at] = (line[at] ?? 0) + predicted;
  }
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const [toLeft, toUp, toCorner] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  return toLeft <= toUp && toLeft <= toCorner ? left : toUp <= toCorner ? up : corner;
}

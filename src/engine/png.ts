import { encode } from 'fast-png';
import type { Pixels } from '../picture/pixels';

/** A PNG file; without alpha where nothing shines through. */
export function toPng({ height, width, data }: Pixels): Uint8Array {
  return isOpaque(data)
    ? encode({ height, width, data: withoutAlpha(data), channels: 3, depth: 8 })
    : encode({ height, width, data: new Uint8Array(data.buffer, data.byteOffset, data.length), channels: 4, depth: 8 });
}

function isOpaque(data: Uint8ClampedArray): boolean {
  for (let at = 3; at < data.length; at += 4) if (data[at] !== 255) return false;
  return true;
}

function withoutAlpha(data: Uint8ClampedArray): Uint8Array {
  const rgb = new Uint8Array((data.length / 4) * 3);
  for (let from = 0, to = 0; from < data.length; from += 4, to += 3) {
    rgb[to] = data[from] ?? 0;
    rgb[to + 1] = data[from + 1] ?? 0;
    rgb[to + 2] = data[from + 2] ?? 0;
  }
  return rgb;
}

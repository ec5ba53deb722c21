/** The checksum of zlib data (RFC 1950, 8.2). */
export function adler32(data: Uint8Array): number {
  let low = 1;
  let high = 0;
  for (let from = 0; from < data.length; from += 3800) {
    const to = Math.min(data.length, from + 3800);
    for (let at = from; at < to; at++) {
      low += data[at] ?? 0;
      high += low;
    }
    low %= 65521;
    high %= 65521;
  }
  return ((high << 16) | low) >>> 0;
}

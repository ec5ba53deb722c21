export const LINE_FEED = 0x0a;
export const RETURN = 0x0d;
export const HASH = 0x23;

/** What C and Python take for a space among bytes. */
export function isSpace(byte: number): boolean {
  return byte === 0x20 || (byte >= 0x09 && byte <= 0x0d);
}

export function isDigit(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39;
}

/** So many bytes at a time: a call takes only so many arguments. */
const PIECE = 0x2000;

/** Base64 with what Node and browsers have in common. */
export function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let from = 0; from < bytes.length; from += PIECE) {
    text += String.fromCharCode(...bytes.subarray(from, from + PIECE));
  }
  return btoa(text);
}

/** @param text without line breaks, with or without the padding at its end */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}

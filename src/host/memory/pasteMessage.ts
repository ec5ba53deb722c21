/** No picture within the pixel limit needs more; the page says so before it sends anything. */
const MAX_BYTES = 512 * 2 ** 20;

/** What the page of the paste panel sends: an image file as it was pasted, dropped or read. */
export interface PasteMessage {
  readonly type: 'image';
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Checks a message that came out of the page. */
export function isPasteMessage(message: unknown): message is PasteMessage {
  if (typeof message !== 'object' || message === null) return false;
  const { type, name, bytes }: Partial<Readonly<Record<string, unknown>>> = { ...message };
  const small = bytes instanceof Uint8Array && bytes.byteLength > 0 && bytes.byteLength <= MAX_BYTES;
  return type === 'image' && typeof name === 'string' && small;
}

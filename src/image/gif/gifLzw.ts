import * as l10n from '@vscode/l10n';
const MOST_CODES = 4096;
/** GIF89a, appendix F: indices have 1 to 8 bits, and their codes at least two more values. */
const MOST_BITS = 11;

/** Undoes the compression of a frame; throws an Error where the data ends too early or is damaged, as all loaders do. */
export function unpackIndices(data: Uint8Array, firstBits: number, count: number): Uint8Array {
  if (firstBits < 1 || firstBits > MOST_BITS)
    throw new Error(l10n.t('its codes begin with {0} bits, which none do', firstBits));
  // No code stands for more: room for a picture that cannot be there is not taken.
  if (count > ((8 * data.length) / (firstBits + 1)) * MOST_CODES) throw endsEarly(0, count);
  const indices = new Uint8Array(count);
  const prefixes = new Uint16Array(MOST_CODES);
  const suffixes = Uint8Array.from({ length: MOST_CODES }, (_, code) => code);
  const stack = new Uint8Array(MOST_CODES + 1);
  const clear = 2 ** firstBits;
  let bits = firstBits + 1;
  let available = clear + 2;
  let previous = -1;
  let first = 0;
  let buffer = 0;
  let held = 0;
  let from = 0;
  for (let to = 0; to < count;) {
    for (; held < bits; held += 8) {
      if (from >= data.length) throw endsEarly(to, count);
      buffer |= (data[from++] ?? 0) << held;
    }
    const code = buffer & (2 ** bits - 1);
    buffer >>>= bits;
    held -= bits;
    if (code === clear + 1) throw endsEarly(to, count);
    // After a clear nothing but indices is known: a code that stood for itself would be followed for ever.
    if (code > (previous < 0 ? clear : available))
      throw new Error(l10n.t('its pixels have an unknown code {0} after {1}', code, to));
    if (code === clear) {
      bits = firstBits + 1;
      available = clear + 2;
      previous = -1;
      continue;
    }
    let top = 0;
    let at = code;
    if (previous >= 0 && code === available) {
      stack[top++] = first;
      at = previous;
    }
    for (; previous >= 0 && at > clear; at = prefixes[at] ?? 0) stack[top++] = suffixes[at] ?? 0;
    first = suffixes[at] ?? 0;
    stack[top++] = first;
    if (previous >= 0 && available < MOST_CODES) {
      prefixes[available] = previous;
      suffixes[available] = first;
      available++;
      if (available === 2 ** bits && available < MOST_CODES) bits++;
    }
    previous = code;
    while (top > 0 && to < count) indices[to++] = stack[--top] ?? 0;
  }
  return indices;
}

function endsEarly(reached: number, count: number): Error {
  return new Error(l10n.t('its pixels end after {0} of {1}', reached, count));
}

/** Rows as they are shown, where they are stored in four passes (GIF89a, appendix E). */
export function inOrder(stored: Uint8Array, width: number): Uint8Array {
  const result = new Uint8Array(stored.length);
  const height = stored.length / width;
  let from = 0;
  for (const [start, step] of [
    [0, 8],
    [4, 8],
    [2, 4],
    [1, 2],
  ] as const) {
    for (let row = start; row < height; row += step) result.set(stored.subarray(from, (from += width)), row * width);
  }
  return result;
}

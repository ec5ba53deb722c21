import { type Anatomy, type Field, number, row } from './anatomy';

const SIDES = ['width', 'height'] as const;

export function bmpAnatomy(bytes: Uint8Array): Anatomy {
  const size = Math.min(number(bytes, 14, 4, 'little'), 124);
  const old = size === 12;
  const side = old ? 2 : 4;
  return {
    fields: [
      ...row(2, 4, 4, 'little'),
      { at: 18, size: side, order: 'little', side: 'width' },
      { at: 18 + side, size: side, order: 'little', side: 'height' },
      ...row(18 + 2 * side, 2, 2, 'little'),
      ...(old ? [] : row(30, (size - 16) >> 2, 4, 'little')),
    ],
    chunks: [
      { start: 0, end: 14 },
      { start: 14, end: 14 + size },
      { start: 14 + size, end: number(bytes, 10, 4, 'little') },
    ],
  };
}

export function gifAnatomy(bytes: Uint8Array): Anatomy {
  const anatomy: Anatomy = {
    fields: [
      { at: 6, size: 2, order: 'little', side: 'width' },
      { at: 8, size: 2, order: 'little', side: 'height' },
      ...row(10, 3, 1, 'little'),
    ],
    chunks: [],
  };
  const colours = (flags = 0): number => (flags & 0x80 ? 3 << ((flags & 7) + 1) : 0);
  for (let at = 13 + colours(bytes[10]); at < bytes.length && (bytes[at] === 0x21 || bytes[at] === 0x2c);) {
    const start = at;
    if (bytes[at] === 0x2c) {
      anatomy.fields.push(...row(at + 1, 2, 2, 'little'), ...row(at + 9, 1, 1, 'little'));
      anatomy.fields.push({ at: at + 5, size: 2, order: 'little', side: 'width' });
      anatomy.fields.push({ at: at + 7, size: 2, order: 'little', side: 'height' });
      at += 10 + colours(bytes[at + 9]);
      anatomy.fields.push({ at, size: 1, order: 'little' });
      at++;
    } else {
      anatomy.fields.push(...row(at + 1, 7, 1, 'little'));
      at += 2;
    }
    while (at < bytes.length && bytes[at] !== 0) at += 1 + (bytes[at] ?? 0);
    at++;
    anatomy.chunks.push({ start, end: Math.min(at, bytes.length) });
  }
  return anatomy;
}

/** Numbers that are written as text, in the head of a file: PNM and NPY. */
export function textAnatomy(bytes: Uint8Array, from: number): Anatomy {
  const head = Buffer.from(bytes.subarray(from, 256)).toString('latin1');
  // The 6 of P6 names the kind.
  const numbers = [...head.matchAll(/-?\d+(\.\d+)?/g)].filter(({ index }) => from + index > 1);
  const fields = numbers.map(({ index, 0: digits }, place): Field => {
    const side = SIDES[place];
    return { at: from + index, size: digits.length, order: 'text', ...(side ? { side } : {}) };
  });
  return {
    fields,
    chunks: [...head.matchAll(/[^\s,]+[\s,]/g)].map(({ index, 0: word }) => ({
      start: from + index,
      end: from + index + word.length,
    })),
  };
}

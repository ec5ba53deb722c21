import { type Anatomy, type Field, name, number } from './anatomy';

const SIDES: Readonly<Record<number, 'width' | 'height'>> = { 256: 'width', 257: 'height' };
const SIZES: Readonly<Record<number, number>> = { 3: 2, 4: 4, 5: 8, 8: 2, 9: 4, 11: 4, 12: 8, 13: 4, 16: 8 };
/** Directories of one file; they may form a ring. */
const MOST_DIRECTORIES = 8;

/** TIFF, BigTIFF and EXIF. */
export function tiffAnatomy(bytes: Uint8Array): Anatomy {
  const anatomy: Anatomy = { fields: [], chunks: [] };
  const order = name(bytes, 0, 2) === 'II' ? 'little' : 'big';
  const big = number(bytes, 2, 2, order) === 43;
  const word = big ? 8 : 4;
  anatomy.fields.push({ at: 2, size: 2, order }, { at: word, size: word, order });
  let at = number(bytes, word, word, order);
  for (let left = MOST_DIRECTORIES; left > 0 && at > 0 && at + 2 <= bytes.length; left--) {
    const counter = big ? 8 : 2;
    const entry = big ? 20 : 12;
    const count = Math.min(number(bytes, at, counter, order), Math.floor((bytes.length - at) / entry), 100);
    anatomy.fields.push({ at, size: counter, order });
    for (let index = 0; index < count; index++) {
      const start = at + counter + index * entry;
      anatomy.chunks.push({ start, end: start + entry });
      anatomy.fields.push(...entryFields(bytes, start, word, order));
    }
    const next = at + counter + count * entry;
    anatomy.fields.push({ at: next, size: word, order });
    at = number(bytes, next, word, order);
  }
  return anatomy;
}

function entryFields(bytes: Uint8Array, start: number, word: number, order: 'big' | 'little'): Field[] {
  const tag = number(bytes, start, 2, order);
  const count = number(bytes, start + 4, word, order);
  const size = SIZES[number(bytes, start + 2, 2, order)] ?? 1;
  const fields: Field[] = [
    { at: start, size: 2, order },
    { at: start + 2, size: 2, order },
    { at: start + 4, size: word, order },
    { at: start + 4 + word, size: word, order },
  ];
  const inside = size * count <= word;
  const value = inside ? start + 4 + word : number(bytes, start + 4 + word, word, order);
  const side = SIDES[tag];
  for (let index = 0; index < Math.min(count, 8); index++) {
    fields.push({ at: value + index * size, size, order, ...(side ? { side } : {}) });
  }
  return fields;
}

import { type Anatomy, name, number, row } from './anatomy';
import { tiffAnatomy } from './tiffAnatomy';

export function jpegAnatomy(bytes: Uint8Array): Anatomy {
  const anatomy: Anatomy = { fields: [], chunks: [] };
  for (let at = 2; at + 4 <= bytes.length && bytes[at] === 0xff;) {
    const marker = bytes[at + 1] ?? 0;
    const announced = Math.min(at + 2 + number(bytes, at + 2, 2, 'big'), bytes.length);
    anatomy.fields.push({ at: at + 1, size: 1, order: 'big' }, { at: at + 2, size: 2, order: 'big' });
    if (isFrame(marker)) {
      anatomy.fields.push({ at: at + 5, size: 2, order: 'big', side: 'height' });
      anatomy.fields.push({ at: at + 7, size: 2, order: 'big', side: 'width' });
    }
    anatomy.fields.push(...row(at + 4, Math.min(announced - at - 4, 24), 1, 'big'));
    if (name(bytes, at + 4) === 'Exif') {
      const base = at + 10;
      anatomy.fields.push(
        ...tiffAnatomy(bytes.subarray(base, announced)).fields.map((field) => ({ ...field, at: field.at + base })),
      );
    }
    const end = marker === 0xda ? endOfScan(bytes, announced) : announced;
    anatomy.chunks.push({ start: at, end });
    at = end;
  }
  return anatomy;
}

function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
}

function endOfScan(bytes: Uint8Array, from: number): number {
  let at = from;
  while (at + 1 < bytes.length) {
    const next = bytes[at + 1] ?? 0;
    if (bytes[at] === 0xff && next !== 0 && (next < 0xd0 || next > 0xd7)) return at;
    at++;
  }
  return bytes.length;
}

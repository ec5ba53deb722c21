import { type Anatomy, name, number, row } from './anatomy';

/** Boxes that hold boxes, and how many bytes stand before those. */
const CONTAINERS: Readonly<Record<string, number>> = { meta: 4, iprp: 0, ipco: 0, moov: 0, trak: 0, mdia: 0, iref: 4 };
/** Boxes longer than this hold pixels. */
const LONGEST_HEADER = 200;

/** AVIF. */
export function boxAnatomy(bytes: Uint8Array): Anatomy {
  const anatomy: Anatomy = { fields: [], chunks: [] };
  addBoxes(bytes, 0, bytes.length, anatomy);
  return anatomy;
}

function addBoxes(bytes: Uint8Array, from: number, to: number, anatomy: Anatomy): void {
  for (let at = from; at + 8 <= to;) {
    const size = number(bytes, at, 4, 'big');
    const end = size < 8 ? to : Math.min(at + size, to);
    const type = name(bytes, at + 4);
    anatomy.chunks.push({ start: at, end });
    anatomy.fields.push({ at, size: 4, order: 'big' });
    const before = CONTAINERS[type];
    if (type === 'ispe') {
      anatomy.fields.push({ at: at + 12, size: 4, order: 'big', side: 'width' });
      anatomy.fields.push({ at: at + 16, size: 4, order: 'big', side: 'height' });
    } else if (before !== undefined) {
      addBoxes(bytes, at + 8 + before, end, anatomy);
    } else if (end - at <= LONGEST_HEADER) {
      anatomy.fields.push(...row(at + 8, end - at - 8, 1, 'big'), ...row(at + 8, (end - at - 8) >> 2, 4, 'big'));
    }
    at = end;
  }
}

/** WebP. */
export function riffAnatomy(bytes: Uint8Array): Anatomy {
  const anatomy: Anatomy = { fields: [{ at: 4, size: 4, order: 'little' }], chunks: [] };
  for (let at = 12; at + 8 <= bytes.length;) {
    const size = number(bytes, at + 4, 4, 'little');
    const end = Math.min(at + 8 + size + (size & 1), bytes.length);
    anatomy.chunks.push({ start: at, end });
    anatomy.fields.push({ at: at + 4, size: 4, order: 'little' }, ...row(at + 8, 10, 1, 'little'));
    const type = name(bytes, at);
    if (type === 'VP8X') {
      anatomy.fields.push({ at: at + 12, size: 3, order: 'little', side: 'width' });
      anatomy.fields.push({ at: at + 15, size: 3, order: 'little', side: 'height' });
    } else if (type === 'VP8 ') {
      anatomy.fields.push({ at: at + 14, size: 2, order: 'little', side: 'width' });
      anatomy.fields.push({ at: at + 16, size: 2, order: 'little', side: 'height' });
    } else if (type === 'VP8L') {
      anatomy.fields.push({ at: at + 9, size: 4, order: 'little' });
    } else if (type === 'ANMF') {
      anatomy.fields.push(...row(at + 8, 5, 3, 'little'), ...row(at + 32, 10, 1, 'little'));
    }
    at = end;
  }
  return anatomy;
}

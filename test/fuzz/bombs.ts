import { deflateSync, inflateSync, constants } from 'node:zlib';
import { name, number } from './anatomy';
import { pngAnatomy, pngChunk } from './pngAnatomy';
import type { Random } from './random';

/** So many bytes come out of the small file: more than its picture can need. */
const UNPACKED = 600_000_000;

let packed: Buffer | undefined;

/** Zeros, deflated to a thousandth; made when first asked for. */
function zeros(): Buffer {
  packed ??= deflateSync(Buffer.alloc(UNPACKED), { level: 9 });
  return packed;
}

/** A chunk that unpacks to far more than the picture has: in the profile, in a text, or as the pixels. */
export function bombPng(bytes: Uint8Array, random: Random): Uint8Array {
  const type = random.pick(['iCCP', 'zTXt', 'IDAT', 'iTXt']);
  const head = { iCCP: 'x\0\0', zTXt: 'x\0\0', IDAT: '', iTXt: 'x\0\x01\0\0\0' }[type] ?? '';
  const chunk = pngChunk(type, Buffer.concat([Buffer.from(head, 'latin1'), zeros()]));
  const first = pngAnatomy(bytes).chunks[0];
  if (!first) return bytes;
  return Buffer.concat([bytes.subarray(0, first.end), chunk, bytes.subarray(first.end)]);
}

/** Points the only strip of a TIFF at such data. */
export function bombTiff(bytes: Uint8Array): Uint8Array {
  const order = name(bytes, 0, 2) === 'II' ? 'little' : 'big';
  const start = number(bytes, 4, 4, order);
  const file = Buffer.concat([bytes, zeros()]);
  const tell = (at: number, value: number): unknown =>
    order === 'little' ? file.writeUInt32LE(value, at) : file.writeUInt32BE(value, at);
  for (let at = start + 2; at + 12 <= Math.min(bytes.length, start + 2 + 12 * 40); at += 12) {
    const tag = number(bytes, at, 2, order);
    if (tag !== 273 && tag !== 279) continue;
    if (order === 'little') file.writeUInt16LE(4, at + 2);
    else file.writeUInt16BE(4, at + 2);
    tell(at + 4, 1);
    tell(at + 8, tag === 273 ? bytes.length : zeros().length);
  }
  return file;
}

/** Changes the pixels of a PNG before they are deflated: filter types, lengths, indices. */
export function changeInside(bytes: Uint8Array, random: Random): Uint8Array {
  const chunks = pngAnatomy(bytes).chunks.filter(({ start }) => name(bytes, start + 4) === 'IDAT');
  const [first] = chunks;
  if (!first) return bytes;
  const data = Buffer.concat(chunks.map(({ start, end }) => bytes.subarray(start + 8, end - 4)));
  try {
    const inside = inflateSync(data, { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: 1_000_000 });
    for (let left = 1 + random.below(8); left > 0; left--) inside[random.below(inside.length)] = random.next() & 255;
    const kept = random.once(3) ? inside.subarray(0, random.below(inside.length)) : inside;
    const rest = chunks.reduceRight<Uint8Array>(
      (file, { start, end }) => Buffer.concat([file.subarray(0, start), file.subarray(end)]),
      bytes,
    );
    const chunk = pngChunk('IDAT', deflateSync(kept));
    return Buffer.concat([rest.subarray(0, first.start), chunk, rest.subarray(first.start)]);
  } catch {
    // It was damaged before.
    return bytes;
  }
}

import { tuple } from '../../python/repr';

const MAGIC = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59];
const PREFIX_BYTES = 10;
/** The values begin at a multiple of it, so that they can be mapped into memory. */
const ALIGNMENT = 64;

/**
 * The head of a `.npy` file, after which the values follow in C order (NumPy Enhancement Proposal 1; numpy/lib/format.py).
 *
 * @param descriptor NumPy's name of the type, such as `<f4`
 */
export function npyHeader(descriptor: string, shape: readonly number[]): Uint8Array<ArrayBuffer> {
  const text = `{'descr': '${descriptor}', 'fortran_order': False, 'shape': ${tuple(shape)}, }`;
  const length = Math.ceil((PREFIX_BYTES + text.length + 1) / ALIGNMENT) * ALIGNMENT - PREFIX_BYTES;
  const bytes = new Uint8Array(PREFIX_BYTES + length).fill(0x20);
  bytes.set([...MAGIC, 1, 0, length & 0xff, length >> 8]);
  for (let at = 0; at < text.length; at++) bytes[PREFIX_BYTES + at] = text.charCodeAt(at);
  bytes[bytes.length - 1] = 0x0a;
  return bytes;
}

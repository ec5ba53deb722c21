import * as l10n from '@vscode/l10n';
import { type DType, ITEM_SIZES } from '../../conv2d/load/loaders';
import { CutOffError } from '../bytes';
import type { ArrayHeader } from '../raster';

/** NumPy's type codes of the numbers that are read, without the byte order (numpy/_core/_dtype.py). */
const TYPES: Readonly<Record<string, DType>> = {
  b1: 'bool', i1: 'int8', u1: 'uint8', i2: 'int16', u2: 'uint16', i4: 'int32', u4: 'uint32', i8: 'int64', u8: 'uint64',
  f2: 'float16', f4: 'float32', f8: 'float64', c8: 'complex64', c16: 'complex128',
}; // prettier-ignore

/** The type of an array's values; throws where they are no numbers. */
export function npyType({ descriptor }: ArrayHeader): DType {
  const type = TYPES[descriptor.slice(1)];
  if (!type)
    throw new Error(l10n.t("its elements have the type '{0}', which is no number that a layer could take", descriptor));
  return type;
}

/** Sizes of the axes; throws where they are no picture. */
export function npyShape({ shape }: ArrayHeader): readonly number[] {
  const text = `(${shape.join(', ')}${shape.length === 1 ? ',' : ''})`;
  if (shape.length < 2 || shape.length > 4) {
    throw new Error(
      l10n.t('its shape is {0}: an image has 2 axes (height, width), 3 with channels, 4 with a batch in front', text),
    );
  }
  if (shape.some((size) => !Number.isSafeInteger(size) || size < 1))
    throw new Error(l10n.t('its shape is {0}: there is nothing in it', text));
  return shape;
}

/** The values as little-endian bytes in C order, whatever the file's order is. */
export function decodeNpy(bytes: Uint8Array, header: ArrayHeader): Uint8Array {
  const type = npyType(header);
  const shape = npyShape(header);
  const size = ITEM_SIZES[type];
  const count = shape.reduce((product, length) => product * length, 1);
  if (header.offset + count * size > bytes.length) throw new CutOffError(bytes.length);
  const stored = bytes.subarray(header.offset, header.offset + count * size);
  const little = header.descriptor.startsWith('>') ? swapped(stored, type) : stored;
  return header.fortranOrder ? transposed(little, shape, size) : new Uint8Array(little);
}

/** The bytes of each number the other way round; a complex one is two numbers. */
function swapped(bytes: Uint8Array, type: DType): Uint8Array {
  const size = type.startsWith('complex') ? ITEM_SIZES[type] / 2 : ITEM_SIZES[type];
  const result = new Uint8Array(bytes.length);
  for (let at = 0; at < bytes.length; at += size) {
    for (let byte = 0; byte < size; byte++) result[at + byte] = bytes[at + size - 1 - byte] ?? 0;
  }
  return result;
}

/** From the first index running fastest to the last one. */
function transposed(bytes: Uint8Array, shape: readonly number[], size: number): Uint8Array {
  const result = new Uint8Array(bytes.length);
  const index = shape.map(() => 0);
  const strides = shape.map((_, axis) => shape.slice(0, axis).reduce((product, length) => product * length, size));
  for (let to = 0; to < bytes.length; to += size) {
    const from = index.reduce((sum, value, axis) => sum + value * (strides[axis] ?? 0), 0);
    for (let byte = 0; byte < size; byte++) result[to + byte] = bytes[from + byte] ?? 0;
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      const next = (index[axis] ?? 0) + 1;
      index[axis] = next === shape[axis] ? 0 : next;
      if (next !== shape[axis]) break;
    }
  }
  return result;
}

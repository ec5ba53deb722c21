import * as l10n from '@vscode/l10n';
import { type DType, ITEM_SIZES } from '../../conv2d/load/loaders';
import { tuple } from '../../python/repr';
import { CutOffError } from '../bytes';
import type { ArrayHeader } from '../raster';
import { shortened } from '../shortened';

/** The type of an array's values; throws where they are no numbers. */
export function numberType({ descriptor, type }: ArrayHeader): DType {
  if (!type)
    throw new Error(l10n.t("its elements have the type '{0}', which is no number that a layer could take", descriptor));
  return type.dtype;
}

/** Sizes of the axes; throws where they are no picture. */
export function npyShape({ shape }: ArrayHeader): readonly number[] {
  if (!shape.every((size) => Number.isSafeInteger(size)))
    throw new Error(l10n.t('its header gives an axis more values than any file can hold'));
  const text = shortened(tuple(shape));
  if (shape.length < 2 || shape.length > 4) {
    throw new Error(
      l10n.t('its shape is {0}: an image has 2 axes (height, width), 3 with channels, 4 with a batch in front', text),
    );
  }
  if (shape.some((size) => size < 1)) throw new Error(l10n.t('its shape is {0}: there is nothing in it', text));
  return shape;
}

/** The values as little-endian bytes in C order, whatever the file's order is. */
export function decodeNpy(bytes: Uint8Array, header: ArrayHeader): Uint8Array {
  const type = numberType(header);
  const shape = npyShape(header);
  const size = ITEM_SIZES[type];
  const stored = bytes.subarray(header.offset, checkNpyLength(header, bytes.length));
  const little = header.type?.bigEndian ? swapped(stored, type) : stored;
  return header.fortranOrder ? transposed(little, shape, size) : new Uint8Array(little);
}

/** Where the values end; throws where the file does so before: no room is made for what cannot be there. */
export function checkNpyLength(header: ArrayHeader, length: number): number {
  const count = npyShape(header).reduce((product, axis) => product * axis, 1);
  const end = header.offset + count * ITEM_SIZES[numberType(header)];
  if (!(end <= length)) throw new CutOffError(length);
  return end;
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

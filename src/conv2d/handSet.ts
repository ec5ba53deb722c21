import type { Pair } from './arguments';
import { type ConstantValue, constantShape } from './constant';
import type { Initializer } from './initializers';
import { initializerText } from './initializerText';

/** The weights of one filter for one channel: rows of numbers. */
export type KernelRows = readonly (readonly number[])[];

/** A kernel set by hand, (height, width, channels or 1, filters or 1). */
export interface HandSetKernel {
  readonly value: ConstantValue;
  readonly shape: readonly [height: number, width: number, channels: number, filters: number];
}

/** The kernel that an initializer holds number by number; undefined where it makes its values another way. */
export function handSetKernel(initializer: Initializer): HandSetKernel | undefined {
  if (initializer.className !== 'Constant') return undefined;
  const { value } = initializer;
  const [height, width, channels, filters, ...more] = constantShape(value);
  if (!height || !width || !channels || !filters || more.length > 0) return undefined;
  return { value, shape: [height, width, channels, filters] };
}

/** A kernel whose rows are the same for every channel and every filter, as `Constant` takes it. */
export function byHand(rows: KernelRows): ConstantValue {
  return rows.map((row) => row.map((value) => [[value]]));
}

/** Passes the input through: 1 in the middle, in the pixel before it where there is none. */
export function identityKernel([height, width]: Pair): ConstantValue {
  return byHand(
    Array.from({ length: height }, (_, y) =>
      Array.from({ length: width }, (_, x) => (y === middle(height) && x === middle(width) ? 1 : 0)),
    ),
  );
}

export function weightAt(value: ConstantValue, place: readonly number[]): number {
  if (typeof value === 'number') return value;
  const [first = 0, ...rest] = place;
  return weightAt(value[first] ?? 0, rest);
}

/** The same kernel with another number at one place. */
export function withWeight(value: ConstantValue, place: readonly number[], weight: number): ConstantValue {
  if (typeof value === 'number') return weight;
  const [first, ...rest] = place;
  return value.map((part, index) => (index === first ? withWeight(part, rest, weight) : part));
}

/** The kernel in another size: zeros around it, or cut off around its middle. */
export function resizedKernel({ value, shape }: HandSetKernel, [height, width]: Pair): ConstantValue {
  const [fromHeight, fromWidth, channels, filters] = shape;
  const down = middle(height) - middle(fromHeight);
  const right = middle(width) - middle(fromWidth);
  const indices = (length: number): readonly number[] => Array.from({ length }, (_, index) => index);
  return indices(height).map((y) =>
    indices(width).map((x) =>
      indices(channels).map((channel) =>
        indices(filters).map((filter) => weightAt(value, [y - down, x - right, channel, filter])),
      ),
    ),
  );
}

/** The text that settings keep for a kernel set by hand. */
export function byHandText(value: ConstantValue): string {
  return initializerText({ className: 'Constant', value });
}

/** Where `same` padding lets the kernel stand: with an even length the pixel before the middle. */
function middle(length: number): number {
  return Math.floor((length - 1) / 2);
}

/** What `keras.initializers.Constant` takes: a number, or rows of rows of numbers, all equally long. */
export type ConstantValue = number | readonly ConstantValue[];

/** So many numbers can be set by hand: settings and calls hold them as text. */
export const MAX_CONSTANTS = 16_384;

/** Lengths of the axes, the outermost first; none for a number. */
export function constantShape(value: ConstantValue): readonly number[] {
  if (typeof value === 'number') return [];
  const [first] = value;
  return [value.length, ...(first === undefined ? [] : constantShape(first))];
}

/**
 * Whether Keras' product of the value and a tensor of ones (keras/src/initializers/constant_initializers.py) has exactly
 * a weight's shape: NumPy's rule of broadcasting.
 */
export function isBroadcastable(from: readonly number[], to: readonly number[]): boolean {
  return from.length <= to.length && [...from].reverse().every((size, back) => size === 1 || size === to.at(-1 - back));
}

/** Whether TensorFlow can multiply the two at all, whatever shape comes of it. */
export function areCompatible(one: readonly number[], other: readonly number[]): boolean {
  return Array.from({ length: Math.min(one.length, other.length) }, (_, index) => index + 1).every((back) => {
    const [a, b] = [one.at(-back), other.at(-back)];
    return a === b || a === 1 || b === 1;
  });
}

/** @returns the value repeated along the axes that it does not have, in C order; shape must be one it can be broadcast to */
export function broadcastConstant(value: ConstantValue, shape: readonly number[]): Float32Array<ArrayBuffer> {
  const count = shape.reduce((product, size) => product * size, 1);
  const values = new Float32Array(count);
  if (typeof value === 'number') return values.fill(value);
  const own = flatConstant(value);
  const steps = stepsOf(constantShape(value), shape);
  for (let index = 0; index < count; index++) {
    let rest = index;
    let place = 0;
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      const size = shape[axis] ?? 1;
      place += (rest % size) * (steps[axis] ?? 0);
      rest = Math.floor(rest / size);
    }
    values[index] = own[place] ?? 0;
  }
  return values;
}

/** All numbers in C order. */
export function flatConstant(value: ConstantValue): readonly number[] {
  return typeof value === 'number' ? [value] : value.flatMap(flatConstant);
}

/** How far apart the value's numbers lie along each axis of a shape; 0 where one stands for all. */
function stepsOf(from: readonly number[], to: readonly number[]): readonly number[] {
  let step = 1;
  const steps = new Array<number>(to.length).fill(0);
  for (let back = 1; back <= to.length; back++) {
    const length = from.at(-back) ?? 1;
    if (length > 1) steps[to.length - back] = step;
    step *= length;
  }
  return steps;
}

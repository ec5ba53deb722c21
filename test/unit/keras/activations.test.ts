import { describe, expect, it } from 'vitest';
import recorded from '../../fixtures/conv2d/activations.json';
import { activate } from '../../../src/conv2d/activation/activate';
import { activationOf, USABLE_ACTIVATIONS } from '../../../src/conv2d/activations';
import type { Activation } from '../../../src/conv2d/activationNames';

const { keras, tensorflow } = recorded.versions;

/** Of the value; a few units in the last place of a float32, more where its own functions are less exact. */
const RELATIVE = 1e-6;
/** TensorFlow takes numbers below 2^-126 for 0, also on the way to a product with up to 88. */
const ABSOLUTE = 2e-36;

const named = (name: string): Activation => {
  const found = activationOf(name);
  if (!found) throw new Error(`${name} is no activation`);
  return found;
};
const numbers = (row: readonly (number | string)[]): number[] =>
  row.map((value) => Number(value.toString().replace('inf', 'Infinity')));

function isSame(ours: number, theirs: number): boolean {
  if (!Number.isFinite(ours) || !Number.isFinite(theirs)) return Object.is(ours, theirs);
  return Math.abs(ours - theirs) <= Math.max(RELATIVE * Math.abs(theirs), ABSOLUTE);
}

const applied = (name: string, row: readonly number[]): number[] => [
  ...activate(named(name), Float32Array.from(row), row.length),
];

describe(`activations at their ends, as Keras ${keras} on TensorFlow ${tensorflow}`, () => {
  it('has all of them', () => {
    const names = new Set([...recorded.alone, ...recorded.along].map(({ activation }) => named(activation)));
    expect([...names].sort()).toEqual([...USABLE_ACTIVATIONS].sort());
  });

  it.each(recorded.alone)('$activation', ({ activation, outputs }) => {
    const inputs = numbers(recorded.numbers);
    const ours = applied(activation, inputs);
    const wrong = inputs.flatMap((input, at) => {
      const [output = NaN] = ours.slice(at);
      const theirs = numbers(outputs[at] ?? []);
      return theirs.some((one) => isSame(output, one)) ? [] : [{ input, output, theirs }];
    });
    expect(wrong).toEqual([]);
  });

  it.each(recorded.along)('$activation along an axis', ({ activation, outputs }) => {
    const wrong = recorded.rows.flatMap((row, at) => {
      const input = numbers(row);
      // What sparsemax makes of no number depends on how TensorFlow's sorting treats it.
      if (activation === 'sparsemax' && input.includes(NaN)) return [];
      const ours = applied(activation, input);
      const theirs = (outputs[at] ?? []).map(numbers);
      const fits = theirs.some(
        (one) => one.length === ours.length && one.every((value, place) => isSame(ours[place] ?? 0, value)),
      );
      return fits ? [] : [{ input, ours, theirs }];
    });
    expect(wrong).toEqual([]);
  });
});

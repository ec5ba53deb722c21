import { describe, expect, it } from 'vitest';
import refused from '../../fixtures/conv2d/refused.json';
import { parseConv2DText } from '../../../src/conv2d/parse/text';
import { traceConv2D } from '../../../src/conv2d/traceConv2D';
import { imageOf } from '../fixtures';

/** Python's own errors, by accident: Keras never meant them for the user, so our words come first. */
const ACCIDENTS = ['TypeError', 'AttributeError', 'KeyError'];

/** Checked only by Keras: what has no effect on a call is left out, and floats are refused at once in our own words. */
const OWN = [/kernel_regularizer='foo'/, /kernel_constraint='foo'/, /trainable=3/];
const LATE = [/kernel_size=\(2\.5, 3\)/, /filters=4\.0/, /groups=2\.0/, /filters=None/];

describe(`refused as Keras ${refused.versions.keras} refuses it`, () => {
  const constructor = refused.constructor.filter(({ call }) => !OWN.some((own) => own.test(call)));

  it('is a broad table', () => expect(constructor.length + refused.build.length).toBeGreaterThan(170));

  it.each(constructor.map((row) => [row.call, row] as const))('%s', (call, { type, message }) => {
    const parsed = parseConv2DText(call);
    const given = parsed.ok ? 'accepted' : parsed.message;
    if (ACCIDENTS.includes(type)) expect(given).toContain(message);
    else expect(given).toBe(message);
  });

  it.each(refused.build.map((row) => [row.call, row.input, row] as const))('%s on %j', (call, input, { message }) => {
    const parsed = parseConv2DText(call);
    if (!parsed.ok) {
      if (LATE.some((late) => late.test(call))) expect(parsed.message).toMatch(/integer|whole number/);
      else expect(parsed.message).toBe(message);
      return;
    }
    const [height = 0, width = 0, channels = 0] = input;
    const traced = traceConv2D(imageOf(height, width, channels), parsed.arguments);
    expect(traced.ok ? 'accepted' : traced.problem.message).toBe(message);
  });
});

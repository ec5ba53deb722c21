import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromWire, toWire } from '../../../src/protocol/wire';

/** As VS Code sends messages between host and page, but for arrays of numbers. */
const sent = (message: unknown): unknown => fromWire(JSON.parse(JSON.stringify(toWire(message))));

describe('a message over the wire', () => {
  it.each([NaN, Infinity, -Infinity, 0, -1.5, 'NaN', 'Infinity', null, true, 'x'])('keeps %s', (value) => {
    expect(sent(value)).toBe(value);
    expect(sent({ a: [value, { b: value }] })).toEqual({ a: [value, { b: value }] });
  });

  it('keeps whatever JSON can hold, and every number', () => {
    const number = fc.double().map((value) => (Object.is(value, -0) ? 0 : value));
    const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
      tree: fc.oneof(
        { maxDepth: 4 },
        number,
        fc.string(),
        fc.boolean(),
        fc.array(tie('tree'), { maxLength: 4 }),
        fc.dictionary(fc.string(), tie('tree'), { maxKeys: 4 }),
      ),
    }));
    fc.assert(
      fc.property(tree, (value) => {
        expect(sent(value)).toEqual(value);
      }),
    );
  });

  it('leaves arrays of numbers as they are', () => {
    const data = Float32Array.of(NaN, Infinity, 1);
    expect(toWire({ data })).toEqual({ data });
    expect(Reflect.get(Object(fromWire({ data })), 'data')).toBe(data);
  });

  it('makes no number of what is none', () => {
    for (const text of ['3', '', 'constructor', null, {}]) expect(fromWire({ notFinite: text })).toBeUndefined();
  });
});

import { describe, expect, it } from 'vitest';
import { readPresets } from '../../../src/host/configure/readPresets';
import { SettingAllowance, settingText } from '../../../src/host/settingAllowance';

/** Counts how often something inside of a value is asked for, as VS Code makes each part when it is. */
function counted<T extends object>(value: T): { readonly value: T; readonly asked: () => number } {
  let asked = 0;
  const wrap = <Part extends object>(part: Part): Part =>
    new Proxy(part, {
      get: (target, name) => {
        asked++;
        const inner: unknown = Reflect.get(target, name);
        return typeof inner === 'object' && inner !== null ? wrap(inner) : inner;
      },
    });
  return { value: wrap(value), asked: () => asked };
}

function nested(depth: number): unknown {
  let value: unknown = 1;
  for (let level = 0; level < depth; level++) value = [value];
  return value;
}

const BOUNDS = { depth: 3, values: 10, letters: 20 };
const fits = (value: unknown): boolean => new SettingAllowance(BOUNDS).take(value);

describe('an allowance for settings', () => {
  it.each([
    ['a number', 1],
    ['null', null],
    ['nothing', undefined],
    ['as many levels as there may be', nested(3)],
    ['as many values as there may be', Array(9).fill(0)],
    ['as many letters as there may be', { '1234567890': 'abcdefghij' }],
  ])('takes %s', (_, value) => expect(fits(value)).toBe(true));

  it.each([
    ['a level too many', nested(4)],
    ['very many levels', nested(20_000)],
    ['a value too many', Array(10).fill(0)],
    ['a value too many further in', [1, 2, [3, 4, 5, [6, 7, 8]]]],
    ['a letter too many in a name', { '1234567890a': 'abcdefghij' }],
    ['a letter too many in a text', ['12345678901', 'abcdefghij']],
  ])('refuses %s', (_, value) => expect(fits(value)).toBe(false));

  it('is used up by what it refuses, too', () => {
    const allowance = new SettingAllowance(BOUNDS);
    expect([allowance.take([1, 2, 3, 4, 5]), allowance.take([1, 2, 3, 4, 5]), allowance.take(1)]).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('looks at no more than it allows', () => {
    const { value, asked } = counted({ all: Array<number>(100_000).fill(0), more: nested(20_000) });
    expect(fits(value)).toBe(false);
    expect(asked()).toBeLessThan(10);
  });

  it('makes short texts for messages', () => {
    expect([settingText([1, 'a']), settingText('x'.repeat(1000)), settingText(nested(9))]).toEqual([
      '[1,"a"]',
      '…',
      '…',
    ]);
  });
});

describe("the user's presets", () => {
  it('are read by their names, with what is an argument of theirs', () => {
    const written: unknown = JSON.parse(
      '{"A": {"filters": 8, "colour": 1}, "__proto__": {"name": "x", "__proto__": {"filters": 3}}, "constructor": 7}',
    );
    expect(readPresets(written)).toEqual({
      presets: [
        { id: 'A', kind: 'own', title: 'A', explanation: '', arguments: { filters: 8 } },
        { id: '__proto__', kind: 'own', title: '__proto__', explanation: '', arguments: { name: 'x' } },
        { id: 'constructor', kind: 'own', title: 'constructor', explanation: '', arguments: {} },
      ],
      leftOut: 0,
    });
    expect(readPresets('none')).toEqual({ presets: [], leftOut: 0 });
  });

  it('are bounded in number, and so is what is looked at', () => {
    const many = Object.fromEntries(Array.from({ length: 100_000 }, (_, at) => [`p${at}`, { filters: at + 1 }]));
    const { value, asked } = counted(many);
    const { presets, leftOut } = readPresets(value);
    expect([presets.length, leftOut]).toEqual([200, 99_800]);
    expect(asked()).toBeLessThan(2000);
  });

  it.each([
    ['nested too deeply', { kernelSize: nested(20_000) }],
    ['too long', { name: 'x'.repeat(2_000_000) }],
    ['of too many numbers', { kernelInitializer: Array(200_000).fill(0) }],
  ])('are left out where one is %s', (_, large) => {
    expect(readPresets({ A: { filters: 1 }, large })).toMatchObject({ presets: [{ id: 'A' }], leftOut: 1 });
  });

  it('are none where the setting is a list', () => {
    expect(readPresets([{ filters: 1 }])).toEqual({ presets: [], leftOut: 0 });
  });

  it('are left out where their names are too long', () => {
    expect(readPresets({ ['x'.repeat(300)]: {} })).toEqual({ presets: [], leftOut: 1 });
  });
});

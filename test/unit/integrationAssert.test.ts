import nodeAssert from 'node:assert/strict';
import { isDeepStrictEqual as nodeIsDeepStrictEqual } from 'node:util';
import { describe, expect, it } from 'vitest';
import assert, { isDeepStrictEqual } from '../integration/web/assert';

const VALUES: readonly unknown[] = [
  0,
  -0,
  NaN,
  1,
  '1',
  '',
  null,
  undefined,
  true,
  [],
  [1],
  [1, 2],
  [undefined],
  new Array(1),
  {},
  { a: 1 },
  { a: undefined },
  { b: 1 },
  { a: 1, b: [{ c: NaN }] },
  { a: 1, b: [{ c: 0 }] },
  Object.create(null),
  new Float32Array([1, 2]),
  new Float32Array([1, 3]),
  new Float64Array([1, 2]),
  new Uint8Array([1, 2]),
  new Map([[1, { a: 1 }]]),
  new Map([[1, { a: 2 }]]),
  new Set([1]),
  new Set([2]),
  new Date(0),
  new Date(1),
  () => 1,
];

const passes = (check: () => void): boolean => {
  try {
    check();
    return true;
  } catch {
    return false;
  }
};

describe('the assertions of suites that run in browsers', () => {
  it('find the same equal as those of Node', () => {
    for (const one of VALUES) {
      for (const other of [...VALUES, structuredCopy(one)]) {
        const expected = nodeIsDeepStrictEqual(one, other);
        expect([one, other, isDeepStrictEqual(one, other)]).toEqual([one, other, expected]);
        expect(passes(() => assert.deepEqual(one, other))).toBe(expected);
        expect(passes(() => assert.equal(one, other))).toBe(passes(() => nodeAssert.equal(one, other)));
      }
    }
  });

  it('fail where nothing matches, and where nothing fails', async () => {
    expect(passes(() => assert.ok(0))).toBe(false);
    expect(passes(() => assert.ok(1))).toBe(true);
    expect(passes(() => assert.match('abc', /b/))).toBe(true);
    expect(passes(() => assert.match('abc', /d/))).toBe(false);
    const failing = (): Promise<never> => Promise.reject(Object.assign(new Error('no such file'), { code: 'ENOENT' }));
    await expect(assert.rejects(Promise.resolve())).rejects.toThrow('it did not fail');
    await expect(assert.rejects(Promise.resolve(), /x/)).rejects.toThrow('it did not fail');
    await assert.rejects(failing);
    await assert.rejects(failing, /such/);
    await assert.rejects(failing(), { code: 'ENOENT' });
    await assert.rejects(failing, () => true);
    await expect(assert.rejects(failing, /other/)).rejects.toThrow('it failed with');
    await expect(assert.rejects(failing, { code: 'EPERM' })).rejects.toThrow('it failed with');
    await expect(assert.rejects(failing, () => false)).rejects.toThrow('it failed with');
  });
});

function structuredCopy(value: unknown): unknown {
  return typeof value === 'function' ? value : structuredClone(value);
}

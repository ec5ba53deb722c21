import { describe, expect, it } from 'vitest';
import { parseConv2DText } from '../../../src/conv2d/parse/text';

const many = (text: string, count = 20_000): string => text.repeat(count);

/** Each would take ages, or all memory or stack there is, if it were worked out. */
const HOSTILE: readonly (readonly [name: string, code: string])[] = [
  ['a tower of powers', 'Conv2D(10**10**10, 3)'],
  ['a long shift', 'Conv2D(1 << 10**9, 3)'],
  ['a repeated text', "Conv2D(8, 3, padding='a' * 10**9)"],
  ['a repeated tuple', 'Conv2D(8, (3,) * 10**9)'],
  ['tuples of tuples', `Conv2D(8, ((3,) * 999, (3,) * 999) ${many('* 9', 50)})`],
  [
    'names that double',
    `a0 = (3, 3)\n${Array.from({ length: 60 }, (_, i) => `a${i + 1} = a${i} + a${i}`).join('\n')}\nConv2D(8, a60)`,
  ],
  ['parentheses', `Conv2D(${many('(')}3${many(')')}, 3)`],
  ['brackets never closed', `Conv2D(8, ${many('[')}`],
  ['signs', `Conv2D(${many('-')}3, 3)`],
  ['not', `Conv2D(${many('not ')}3, 3)`],
  ['a long sum', `Conv2D(${many('1 + ')}1, 3)`],
  ['conditions', `Conv2D(${many('1 if 0 else ', 5000)}1, 3)`],
  ['calls of calls', `Conv2D(${many('int(', 190)}8${many(')', 190)}, 3)`],
  ['lambdas', `Conv2D(8, 3, activation=${many('lambda: ', 9000)}1)`],
  ['a long path', `Conv2D(${many('a.')}a, 3)`],
  ['an enormous text', `Conv2D(8, 3${many(' ', 300_000)}`],
  ['signs that the parser tries to mend', `Conv2D(${many('*', 50_000)}x)`],
  ['a joined text of a hundred million letters', `Conv2D(8, 3, padding='${many('a', 9999)}'.join(['b'] * 9999))`],
  ['thousands of keywords', `Conv2D(8, 3, ${Array.from({ length: 9000 }, (_, at) => `k${at}=1`).join()})`],
  ['garbage', many('a ( ] } { = \n', 9000)],
];

describe('a text that would take too long', () => {
  it.each(HOSTILE)('%s', (_, code) => {
    const parsed = parseConv2DText(code);
    expect(parsed.ok).toBe(false);
    if (!parsed.ok) expect(parsed.message.length + (parsed.suggestion ?? '').length).toBeLessThan(2500);
  });

  it('does not matter in an argument without effect', () => {
    const parsed = parseConv2DText("Conv2D(8, 3, name='a' * 10**9, kernel_regularizer=l2(10**10**10))");
    expect(parsed).toMatchObject({ ok: true, arguments: { filters: 8, name: null } });
  });
});

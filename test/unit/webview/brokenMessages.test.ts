// @vitest-environment happy-dom
import fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { DEFAULT_ARGUMENTS } from '../../../src/conv2d/arguments';
import { askedArguments } from '../../../src/conv2d/asked';
import { rawArguments } from '../../../src/conv2d/rawArguments';
import type { ToPage } from '../../../src/protocol/panelMessages';
import { isToPage } from '../../../src/protocol/toPage';
import { listenToHost } from '../../../src/webview/hostMessages';
import { Page } from '../../../src/webview/page';
import { base, trace, values } from './finishedRun';
import { ObservedTiles } from './observedTiles';
import { silentHost } from './silentHost';
import { strictCanvas } from './strictCanvas';

/** Of the processor for one message, whatever else the machine does. */
const MOST_MILLISECONDS = 1000;
const ORIGIN = 'vscode-webview://1abc';

const preview = { height: 8, width: 12, data: new Uint8ClampedArray(4 * 8 * 12) };
const plane = { height: 5, width: 9, data: new Float32Array(45) };
const taps = new Float32Array(48);
const cell = { y: 2, x: 4, filter: 0, shape: [4, 4, 3], patch: taps, weights: taps, products: taps };
const part = { rows: { from: 0, to: 5 }, columns: { from: 0, to: 9 }, size: { height: 5, width: 9 } };
const imagePart = { rows: { from: 0, to: 8 }, columns: { from: 0, to: 12 }, size: { height: 8, width: 12 } };
const statistics = { count: 45, unknown: 0, equal: 40, min: -1, max: 3, mean: 0.5, meanAbsolute: 0.75 };
const asked = askedArguments({ ...rawArguments(DEFAULT_ARGUMENTS), filters: 3 });
const preset = { id: 'own', kind: 'own', title: 'Own', explanation: '', arguments: { filters: 3 } };
const state = {
  ...base,
  asked,
  ownPresets: [preset],
  facts: { format: 'PNG', notes: ['Alpha was dropped.'] },
  trace,
  status: { kind: 'done' },
};
const { kernel: _kernel, bias: _bias, ...refined } = values;
const relu = { ...values, output: { ...values.output, covered: 1 }, seed: 7 };

/** What a page has been sent when all is shown. */
const WHOLE: readonly unknown[] = [
  { type: 'state', state },
  { type: 'preview', preview },
  { type: 'values', values },
  { type: 'pinned', pinned: { uri: 'file:///b.png', fileName: 'b.png', trace, preview, values: relu } },
];

/** One of each kind, as the host sends it. */
const MESSAGES: readonly unknown[] = [
  ...WHOLE,
  {
    type: 'state',
    state: { ...state, status: { kind: 'failed', problem: { message: 'no', remedies: ['loadLike'] } } },
  },
  { type: 'status', status: { kind: 'running', stage: 'calling', percent: 3 } },
  { type: 'refined', values: refined },
  { type: 'showStep', step: 'kernel' },
  { type: 'cell', cell: { ...cell, sum: 1, bias: 0, value: 1 } },
  { type: 'cellRefused', problem: { message: 'no', suggestion: 'yes' } },
  { type: 'imagePart', part: imagePart, picture: preview },
  { type: 'mapPart', filter: 0, part, values: new Float32Array(45) },
  { type: 'comparedMaps', id: 1, maps: { filter: 0, a: plane, b: plane, difference: { ...plane, statistics } } },
  { type: 'compareRefused', id: 1, problem: { message: 'no' } },
];

type Path = readonly (string | number)[];

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

function repeated([item]: readonly unknown[], count: number): unknown[] {
  return Array.from({ length: count }, () => item);
}

/** What takes the place of something in a message. */
const REPLACEMENTS: readonly ((old: unknown) => unknown)[] = [
  ...[NaN, Infinity, -Infinity, -1, 0, 0.5, 7, 4096, 1e9, 2 ** 32, Number.MAX_SAFE_INTEGER, 1e300].map((n) => () => n),
  ...['', '3', 'x', 'constructor', '__proto__', 'x'.repeat(100_000)].map((text) => () => text),
  ...[null, undefined, true, {}, [], [[]], () => undefined].map((value) => () => value),
  () => new Float32Array(0),
  () => new Float32Array(1e6).fill(NaN),
  () => new Float64Array(65_536).fill(Infinity),
  () => new Uint8ClampedArray(4),
  (old) => (isList(old) ? repeated(old, 1000) : [old]),
  (old) => (isList(old) ? repeated(old, 4096) : old),
  (old) => (isList(old) ? repeated(old, 65_536) : old),
  (old) => (isList(old) ? old.slice(1) : old),
  (old) => (isList(old) ? [...old].reverse() : old),
  (old) => (typeof old === 'number' ? -old : old),
  (old) => (typeof old === 'number' ? old + 1 : old),
  (old) => (typeof old === 'number' ? old * 1000 : old),
  (old) => (typeof old === 'number' ? String(old) : old),
  (old) => (old instanceof Float32Array ? old.map(() => NaN) : old),
];

function pathsOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return [path];
  return [path, ...Object.entries(value).flatMap(([name, inner]) => pathsOf(inner, [...path, name]))];
}

function changed(value: unknown, [name, ...rest]: Path, change: (old: unknown) => unknown): unknown {
  if (name === undefined) return change(value);
  if (typeof value !== 'object' || value === null) return value;
  if (isList(value)) return value.map((item, at) => (String(at) === String(name) ? changed(item, rest, change) : item));
  const { [name]: inner, ...others } = Object.fromEntries(Object.entries(value));
  return { ...others, [name]: changed(inner, rest, change) };
}

/** A message in which up to three things are others. */
const broken = fc.constantFrom(...MESSAGES).chain((message) => {
  const change = fc.tuple(fc.constantFrom(...pathsOf(message).slice(1)), fc.constantFrom(...REPLACEMENTS));
  return fc
    .array(change, { minLength: 1, maxLength: 3 })
    .map((changes) => changes.reduce<unknown>((so, [path, how]) => changed(so, path, how), message));
});

describe('a page that is sent broken messages', () => {
  const dropped = vi.fn<(message: unknown, why: string) => void>();
  const host = silentHost();
  let root: HTMLElement;
  let target: HTMLElement & { readonly origin: string };
  const send = (data: unknown): void => {
    target.dispatchEvent(new MessageEvent('message', { origin: ORIGIN, data }));
    vi.runOnlyPendingTimers();
    vi.runOnlyPendingTimers();
  };
  const open = (): void => {
    document.body.innerHTML = '<main></main>';
    root = document.querySelector('main') ?? document.body;
    target = Object.assign(document.createElement('div'), { origin: ORIGIN });
    const page = new Page(root, host);
    listenToHost(target, { receive: (message: ToPage) => page.receive(message), dropped });
    WHOLE.forEach(send);
  };

  beforeEach(() => {
    vi.resetAllMocks();
    vi.useFakeTimers();
    vi.stubGlobal('IntersectionObserver', ObservedTiles);
    open();
  });

  it('shows what it had, or what it is sent next, and in time', () => {
    strictCanvas();
    const whole = root.innerHTML;
    expect(dropped).not.toHaveBeenCalled();
    expect(whole).toContain('B − A');
    fc.assert(
      fc.property(broken, (message) => {
        dropped.mockClear();
        if (!isToPage(message)) return;
        const before = root.innerHTML;
        const start = process.cpuUsage();
        send(message);
        const { user } = process.cpuUsage(start);
        const shown = dropped.mock.calls.length === 0;
        if (!shown) expect(root.innerHTML).toBe(before);
        else WHOLE.forEach(send);
        expect(dropped.mock.calls.length).toBeLessThan(2);
        expect(user / 1000).toBeLessThan(MOST_MILLISECONDS);
      }),
      { numRuns: 100 },
    );
  });
});

import { describe, expect, it } from 'vitest';
import { ARGUMENT_NAMES } from '../../../src/conv2d/arguments';
import {
  entryOf,
  forget,
  type HistoryEntry,
  keyOf,
  MOST_ENTRIES,
  readEntries,
  remember,
} from '../../../src/host/history/entries';
import { fullTime, shortTime } from '../../../src/host/history/times';
import { imageOf } from '../fixtures';
import { tracedWith } from '../traces';

const URI = 'file:///images/test_1.jpg';

function entry(changes: Partial<HistoryEntry> = {}, args: Parameters<typeof tracedWith>[1] = {}): HistoryEntry {
  return { ...entryOf(URI, tracedWith(imageOf(725, 1280, 3), args), 1000), ...changes };
}

/** As it is after a restart. */
function kept(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

describe('the history', () => {
  it('holds what it takes to do a run again, as settings hold it', () => {
    const {
      arguments: args,
      call,
      ...rest
    } = entry({ seed: 3 }, { kernelInitializer: { className: 'Constant', value: 0.5 } });
    expect(call).toBe('Conv2D(filters=32, kernel_size=(4, 4), kernel_initializer=Constant(value=0.5))');
    expect(rest).toEqual({
      uri: URI,
      read: { loader: 'cv2.imread', targetSize: null },
      seed: 3,
      time: 1000,
      outputShape: '(1, 722, 1277, 32)',
    });
    expect(Object.keys(args)).toEqual([...ARGUMENT_NAMES]);
    expect(args).toMatchObject({
      filters: 32,
      kernelSize: [4, 4],
      kernelInitializer: 'Constant(value=0.5)',
      seed: null,
    });
  });

  it('has the newest first, and the same run only once', () => {
    const [one, other, again] = [entry(), entry({ uri: 'file:///b.png' }), entry({ time: 3000, seed: 7 })];
    const entries = [one, other, again].reduce(remember, []);
    expect(entries).toEqual([again, other]);
  });

  it('tells runs apart by image, arguments and loader', () => {
    const runs = [
      entry(),
      entry({ uri: 'file:///b.png' }),
      entry({}, { filters: 33 }),
      entry({}, { seed: 1 }),
      entry({ read: { loader: 'PIL.Image.open', targetSize: null } }),
      entry({ read: 'np.load' }),
    ];
    expect(new Set(runs.map(keyOf)).size).toBe(runs.length);
    expect(forget(runs, entry({ time: 9 }))).toEqual(runs.slice(1));
  });

  it('forgets the oldest', () => {
    const runs = Array.from({ length: MOST_ENTRIES + 5 }, (_, time) => entry({ uri: `file:///${time}.png`, time }));
    const entries = runs.reduce(remember, []);
    expect(entries).toHaveLength(MOST_ENTRIES);
    expect(entries.map(({ time }) => time)).toEqual(
      runs
        .map(({ time }) => time)
        .reverse()
        .slice(0, MOST_ENTRIES),
    );
  });

  it('comes back as it was', () => {
    const entries = [
      entry(),
      entry({ read: 'np.load' }, { useBias: false, name: 'stem' }),
      entry({ read: { loader: 'keras.utils.load_img', targetSize: [224, 224] }, outputShape: '(2, 3)' }),
    ];
    expect(readEntries(kept(entries))).toEqual(entries);
  });

  it.each([
    ['nothing', undefined],
    ['no list', { length: 1 }],
    ['a text', 'x'],
    ['a list of others', [1, null, 'x', [], {}]],
    ['an address that is none', [{ ...entry(), uri: 'test_1.jpg' }]],
    ['a missing argument', [{ ...entry(), arguments: { filters: 1 } }]],
    ['arguments without end', [{ ...entry(), arguments: { ...entry().arguments, name: 'x'.repeat(20_000) } }]],
    ['an argument without end', [{ ...entry(), arguments: { ...entry().arguments, strides: nested(100) } }]],
    ['another loader', [{ ...entry(), read: { loader: 'eval', targetSize: null } }]],
    ['a size that is none', [{ ...entry(), read: { loader: 'cv2.imread', targetSize: [1] } }]],
    ['a time that is none', [{ ...entry(), time: 'now' }]],
    ['a time without a date', [{ ...entry(), time: 9e15 }]],
    ['a shape that is none', [{ ...entry(), outputShape: '[x](command:y)' }]],
    ['a call that is none', [{ ...entry(), call: 3 }]],
    ['a seed that is none', [{ ...entry(), seed: 0.5 }]],
  ])('is empty where %s was kept', (_, value) => {
    expect(readEntries(kept({ value }.value ?? null))).toEqual([]);
  });

  it('keeps the good ones among others, no more than it may, and nothing that does not belong', () => {
    expect(readEntries(kept([{ bad: true }, { ...entry(), pixels: [1, 2] }]))).toEqual([entry()]);
    expect(readEntries(Array.from({ length: 80 }, () => entry()))).toHaveLength(MOST_ENTRIES);
  });
});

/** Lists inside of each other. */
function nested(depth: number): unknown {
  return Array.from({ length: depth }).reduce<unknown>((inner) => [inner], 1);
}

describe('times', () => {
  const at = (year: number, month: number, day: number, hour = 14): number =>
    new Date(year, month, day, hour, 5).getTime();
  const now = at(2026, 6, 3, 20);

  it.each([
    [at(2026, 6, 3), '14:05'],
    [at(2026, 6, 2), '2 Jul'],
    [at(2025, 6, 3), '3 Jul 2025'],
  ])('are short: %d is %s', (time, expected) => {
    expect(shortTime(time, now, 'en-GB')).toBe(expected);
  });

  it('are also told in full', () => {
    expect(fullTime(at(2026, 6, 3), 'en-GB')).toMatch(/^Friday,? 3 July 2026 at 14:05$/);
  });
});

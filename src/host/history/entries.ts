import { ARGUMENT_NAMES, type ArgumentName } from '../../conv2d/arguments';
import { settingValue } from '../../conv2d/callText';
import type { ImageArray } from '../../conv2d/load/imageArray';
import { isLoader } from '../../conv2d/load/loaders';
import { stepOf, type Trace } from '../../conv2d/trace';
import { SettingAllowance, type SettingBounds } from '../settingAllowance';

/** A run that ended well: what it takes to do it again, and what to know it by. No pixels. */
export interface HistoryEntry {
  readonly uri: string;
  /** As settings hold them. */
  readonly arguments: Readonly<Record<ArgumentName, unknown>>;
  /** What the image was read with. */
  readonly read: ImageArray['read'];
  /** Of the run, whether the settings fix one or not. */
  readonly seed: number;
  /** When it ended, in milliseconds since 1970. */
  readonly time: number;
  /** As Python prints them. */
  readonly outputShape: string;
  readonly call: string;
}

/** Older ones are forgotten. */
export const MOST_ENTRIES = 50;

/** No text of an honest entry is longer. */
const MOST_LETTERS = 10_000;

/** Of the arguments of one. */
const BOUNDS: SettingBounds = { depth: 16, values: MOST_LETTERS, letters: MOST_LETTERS };

/** Others may have written to the state: no more of it is looked at. */
const MOST_KEPT = 4 * MOST_ENTRIES;

/** What is to be remembered of a run. */
export function entryOf(uri: string, trace: Trace, time: number): HistoryEntry {
  const { arguments: args, seed, call } = trace;
  return {
    uri,
    arguments: valuesOf((name) => settingValue(args, name)),
    read: trace.image.array.read,
    seed,
    time,
    outputShape: stepOf(trace, 'output').shape,
    call,
  };
}

/** The same for the same image, loader and arguments: of those only the latest run is kept. */
export function keyOf({ uri, arguments: args, read }: HistoryEntry): string {
  return JSON.stringify([uri, read, ARGUMENT_NAMES.map((name) => args[name])]);
}

/** Newest first. */
export function remember(entries: readonly HistoryEntry[], entry: HistoryEntry): readonly HistoryEntry[] {
  return [entry, ...forget(entries, entry)].slice(0, MOST_ENTRIES);
}

/** All but the runs that are the same as this one. */
export function forget(entries: readonly HistoryEntry[], entry: HistoryEntry): readonly HistoryEntry[] {
  const key = keyOf(entry);
  return entries.filter((other) => keyOf(other) !== key);
}

/** Entries out of what was kept, perhaps by another version; what is none is left out. */
export function readEntries(kept: unknown): readonly HistoryEntry[] {
  if (!isArray(kept)) return [];
  return kept
    .slice(0, MOST_KEPT)
    .flatMap((value) => readEntry(value) ?? [])
    .slice(0, MOST_ENTRIES);
}

function readEntry(value: unknown): HistoryEntry | undefined {
  if (!isRecord(value)) return undefined;
  const { uri, arguments: args, seed, time, outputShape, call } = value;
  const read = readReader(value['read']);
  if (!isText(uri) || !/^[a-z][a-z0-9+.-]*:/i.test(uri) || !isRecord(args) || !read) return undefined;
  if (!new SettingAllowance(BOUNDS).take(args)) return undefined;
  if (!ARGUMENT_NAMES.every((name) => Object.hasOwn(args, name)) || JSON.stringify(args).length > MOST_LETTERS)
    return undefined;
  if (!isInteger(seed) || !isInteger(time) || time < 0 || time > LATEST) return undefined;
  if (!isText(outputShape) || !/^\(\d+(?:, \d+)*,?\)$/.test(outputShape) || !isText(call)) return undefined;
  return { uri, arguments: valuesOf((name) => args[name]), read, seed, time, outputShape, call };
}

/** The last time that there is a date for. */
const LATEST = 8.64e15;

function readReader(value: unknown): HistoryEntry['read'] | undefined {
  if (value === 'np.load') return value;
  if (!isRecord(value)) return undefined;
  const { loader, targetSize } = value;
  if (!isLoader(loader)) return undefined;
  if (targetSize === null) return { loader, targetSize };
  if (!isArray(targetSize) || targetSize.length !== 2) return undefined;
  const [height, width] = targetSize;
  return isInteger(height) && isInteger(width) ? { loader, targetSize: [height, width] } : undefined;
}

function valuesOf(value: (name: ArgumentName) => unknown): HistoryEntry['arguments'] {
  return {
    filters: value('filters'),
    kernelSize: value('kernelSize'),
    strides: value('strides'),
    padding: value('padding'),
    dataFormat: value('dataFormat'),
    dilationRate: value('dilationRate'),
    groups: value('groups'),
    activation: value('activation'),
    useBias: value('useBias'),
    kernelInitializer: value('kernelInitializer'),
    biasInitializer: value('biasInitializer'),
    seed: value('seed'),
    name: value('name'),
  };
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.length > 0 && value.length <= MOST_LETTERS;
}

function isInteger(value: unknown): value is number {
  return Number.isSafeInteger(value);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** `Array.isArray` would make it an array of anything at all. */
function isArray(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

import { ITEM_SIZES, LOADERS, type LoadLike } from '../../src/conv2d/load/loaders';
import { type LoadedImage, loadImage } from '../../src/image/loadImage';
import { type LoadOptions, type OpenedImage, openImage } from '../../src/image/openImage';
import { coloursOf } from '../../src/image/raster';
import type { WebAssemblyCodecs } from '../../src/image/webAssembly';
import { describeProblem, HumanError } from '../../src/protocol/problem';
import type { LoadResult, LoadTask } from './messages';
import { Random } from './random';

/** Largest picture that is decoded. */
const MEGAPIXELS = 50;

/** Words that only a program says: they are of no use to a reader. */
const RAW =
  /undefined|\bNaN\b|\bnull\b|Infinity|Unexpected|\bat \S+:\d+:\d+|\[object|is not a function|Cannot read|not iterable|Invalid (typed )?array|Array buffer allocation|out(side)? (the |of )bounds|Maximum call stack|unreachable|RuntimeError|Out of bounds|call_indirect|offset is out|DataView|Aborted|Assertion/i;

/** The host reads headers itself, even for a hover. */
const MOST_HEADER_MS = 1000;

type Wrong = NonNullable<LoadResult['wrong']>;

/** Loads a file as a program would, and looks at what comes of it. */
export async function load(
  { index, name, bytes, loader }: LoadTask,
  codecs: WebAssemblyCodecs,
  opened: (share: number) => void,
): Promise<LoadResult> {
  const options = optionsOf(index, loader);
  const before = Uint8Array.from(bytes);
  const started = performance.now();
  let needed = 0;
  let headerMs = 0;
  let wrong: Wrong | undefined;
  let loaded = false;
  try {
    const promise = timed(
      () => openImage(bytes, name, options),
      (spent) => (headerMs = spent),
    );
    needed = neededBytes(promise);
    if (promise.header.format !== 'NPY') opened((promise.header.height * promise.header.width) / (MEGAPIXELS * 1e6));
    const image = await loadImage(bytes, name, options, codecs);
    loaded = true;
    wrong = wrongImage(promise, image);
  } catch (error) {
    wrong = wrongError(error);
  }
  const ms = performance.now() - started;
  if (!wrong && headerMs > MOST_HEADER_MS)
    wrong = { kind: 'slow', text: `reading the header took ${Math.round(headerMs)} ms` };
  if (!wrong && Buffer.compare(before, bytes) !== 0)
    wrong = { kind: 'shape', text: 'the bytes of the file were changed' };
  const where = `${options.like.loader}${options.downscale ? ', downscale' : ''}`;
  return {
    index,
    loaded,
    ms,
    headerMs,
    needed,
    ...(wrong ? { wrong: { kind: wrong.kind, text: `${wrong.text} [${where}]` } } : {}),
  };
}

/** Tells how long it took, also where it fails: of the processor's time, so that a busy machine makes nothing slow. */
function timed<Result>(run: () => Result, tell: (milliseconds: number) => void): Result {
  const wall = performance.now();
  const cpu = process.cpuUsage();
  try {
    return run();
  } finally {
    const { user, system } = process.cpuUsage(cpu);
    tell(Math.min(performance.now() - wall, (user + system) / 1000));
  }
}

/** All loaders in turn; some pictures are averaged down, some are resized by Keras. */
export function optionsOf(index: number, loader: number): LoadOptions {
  const random = new Random(loader + 1, index);
  const targetSize: LoadLike['targetSize'] = random.once(8)
    ? random.once(10)
      ? [7000, 7000]
      : [1 + random.below(80), 1 + random.below(80)]
    : null;
  return {
    like: { loader: LOADERS[loader % LOADERS.length] ?? LOADERS[0], targetSize },
    maxMegapixels: MEGAPIXELS,
    downscale: random.once(4),
  };
}

function product(shape: readonly number[]): number {
  return shape.reduce((all, length) => all * length, 1);
}

/** The stored samples or the array, whatever is larger. */
function neededBytes({ header, array }: OpenedImage): number {
  const values = product(array.shape) * ITEM_SIZES[array.dtype];
  if (header.format === 'NPY') return values;
  const samples = header.height * header.width * (coloursOf(header.colour) + header.extra);
  return Math.max(values, (samples * Math.max(8, header.bits)) / 8);
}

function wrongImage({ array }: OpenedImage, image: LoadedImage): Wrong | undefined {
  const say = (text: string): Wrong => ({ kind: 'shape', text });
  if (image.array.shape.join() !== array.shape.join())
    return say(`the shape ${image.array.shape.join()} is not ${array.shape.join()}, which was promised`);
  if (image.dtype !== array.dtype) return say(`${image.dtype} is not ${array.dtype}, which was promised`);
  if (!array.shape.every((length) => Number.isSafeInteger(length) && length >= 0))
    return say(`shape ${array.shape.join()}`);
  const expected = product(array.shape) * ITEM_SIZES[array.dtype];
  if (image.bytes.length !== expected) return say(`${image.bytes.length} bytes, not ${expected}`);
  if (image.palette && image.palette.length !== 1024) return say(`a palette of ${image.palette.length} bytes`);
  const notes = [...image.notes, image.approximate ?? ''].find((note) => RAW.test(note));
  return notes === undefined ? undefined : { kind: 'raw', text: `note: ${notes}` };
}

function wrongError(error: unknown): Wrong | undefined {
  if (!(error instanceof HumanError)) {
    const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { kind: 'raw', text: `not a HumanError: ${stack.split('\n').slice(0, 3).join(' | ')}` };
  }
  const text = describeProblem(error.problem);
  return RAW.test(text) || text.length > 600 ? { kind: 'raw', text: text.slice(0, 600) } : undefined;
}

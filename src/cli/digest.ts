import { createHash } from 'node:crypto';
import type { LoadedImage } from '../image/loadImage';
import { tuple } from '../python/repr';

/** Raised when a field changes its meaning or goes away; new fields may come at any time. */
const FORMAT = 'convscope.digest/1';

const LETTERS: ReadonlyMap<string, string> = new Map([
  ['red', 'R'], ['green', 'G'], ['blue', 'B'], ['alpha', 'A'], ['grey', 'L'],
  ['cyan', 'C'], ['magenta', 'M'], ['yellow', 'Y'], ['black', 'K'], ['palette index', 'P'],
]); // prettier-ignore

/** An array and the digest of its bytes, as `hashlib.sha256(array.tobytes())` gives it. README documents its fields. */
export interface Digest {
  readonly format: typeof FORMAT;
  readonly file: string;
  readonly file_format: string;
  readonly load_like: string;
  readonly shape: readonly number[];
  readonly dtype: string;
  /** Such as BGR, or null where the channels have no such letters. */
  readonly channel_order: string | null;
  readonly channels: readonly string[];
  readonly sha256: string;
  readonly notes: readonly string[];
  /** Why the bytes may differ from the loader's own; null where they are the same. */
  readonly approximate: string | null;
}

export function toDigest(file: string, { format, array, bytes, notes, approximate }: LoadedImage): Digest {
  const letters = array.channelNames.map((name) => LETTERS.get(name));
  return {
    format: FORMAT,
    file,
    file_format: format,
    load_like: array.read === 'np.load' ? array.read : array.read.loader,
    shape: array.shape,
    dtype: array.dtype,
    channel_order: letters.includes(undefined) ? null : letters.join(''),
    channels: array.channelNames,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    notes,
    approximate: approximate ?? null,
  };
}

export function digestText({
  file,
  file_format,
  load_like,
  shape,
  dtype,
  channels,
  sha256,
  notes,
  approximate,
}: Digest): string {
  return [
    `${file}: ${file_format}, loaded like ${load_like}`,
    ...notes.map((note) => `  ${note}`),
    ...(approximate === null ? [] : [`  Approximate: ${approximate}.`]),
    `shape     ${tuple(shape)}`,
    `dtype     ${dtype}`,
    `channels  ${channels.join(', ')}`,
    `sha256    ${sha256}`,
    '',
  ].join('\n');
}

import { formatBytes } from '../conv2d/format';
import { type Irregularity, IrregularFileError } from '../compute/irregularFile';
import { readRegularFile } from '../compute/nodeRegularFile';
import { HumanError } from '../protocol/problem';

/** Node makes no larger arrays on all of its platforms. */
const MOST_BYTES = 2 ** 31 - 1;

const IRREGULARITIES: Readonly<Record<Irregularity, string>> = {
  folder: 'is a folder',
  special: 'is not a regular file but a pipe, a socket, a device or the like',
  tooLarge: `is larger than ${formatBytes(MOST_BYTES)}`,
  changed: 'has changed while it was read',
};

const REASONS: ReadonlyMap<unknown, string> = new Map([
  ['ENOENT', 'does not exist'],
  ['ENOTDIR', 'does not exist'],
  ['EACCES', 'may not be read'],
  ['EPERM', 'may not be read'],
]);

/** Reads the image file that a path names; throws a HumanError where there is none. */
export async function readImage(path: string): Promise<Uint8Array> {
  try {
    return await readRegularFile(path, { most: MOST_BYTES });
  } catch (error) {
    const message = `${path === '' ? 'The empty path' : path} ${reasonOf(error)}.`;
    throw new HumanError({ message, suggestion: 'Give the path of an image file.' }, { cause: error });
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof IrregularFileError) return IRREGULARITIES[error.irregularity];
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return REASONS.get(code) ?? 'cannot be read';
}

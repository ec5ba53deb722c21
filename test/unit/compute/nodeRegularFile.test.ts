import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readImage } from '../../../src/cli/readImage';
import { CancelledError } from '../../../src/compute/cancelled';
import { readRegularFile } from '../../../src/compute/nodeRegularFile';
import { HumanError } from '../../../src/protocol/problem';

const MOST = 2 ** 25;
/** Of several pieces. */
const LARGE = 20_000_000;

describe.skipIf(process.platform === 'win32')('reading a file', () => {
  let folder: string;
  let file: string;

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'convscope-'));
    file = path.join(folder, 'a.png');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const large = (): void => {
    writeFileSync(file, '');
    truncateSync(file, LARGE);
  };

  /** Does something when the reader looks for the given time whether it was cancelled. */
  const signalThat = (act: () => void, at: number): AbortSignal => {
    const { signal } = new AbortController();
    let looks = 0;
    const get = (): boolean => {
      if (++looks === at) act();
      return false;
    };
    return Object.defineProperty(signal, 'aborted', { get });
  };

  it('gives what is in it, also through a link', async () => {
    writeFileSync(file, Uint8Array.of(1, 2, 3));
    symlinkSync('a.png', path.join(folder, 'link.png'));
    expect(await readRegularFile(path.join(folder, 'link.png'), { most: MOST })).toEqual(Uint8Array.of(1, 2, 3));
    writeFileSync(file, '');
    expect(await readRegularFile(file, { most: MOST })).toEqual(new Uint8Array());
    large();
    expect(await readRegularFile(file, { most: LARGE })).toHaveLength(LARGE);
  });

  const things: Readonly<Record<string, readonly [make: () => unknown, expected: object, said: string]>> = {
    'a pipe': [() => execFileSync('mkfifo', [file]), { irregularity: 'special' }, 'not a regular file'],
    'a link to a pipe': [
      () => {
        execFileSync('mkfifo', [`${file}.pipe`]);
        symlinkSync(`${file}.pipe`, file);
      },
      { irregularity: 'special' },
      'not a regular file',
    ],
    'a link to a device without end': [
      () => symlinkSync('/dev/zero', file),
      { irregularity: 'special' },
      'not a regular file',
    ],
    'a folder': [() => mkdirSync(file), { irregularity: 'folder' }, 'is a folder'],
    'a broken link': [() => symlinkSync('nowhere', file), { code: 'ENOENT' }, 'does not exist'],
    'a link to itself': [() => symlinkSync('a.png', file), { code: 'ELOOP' }, 'cannot be read'],
    'below a file': [
      () => {
        writeFileSync(folder + '/b', '');
        file = path.join(folder, 'b', 'a.png');
      },
      { code: 'ENOTDIR' },
      'does not exist',
    ],
  };

  it.each(Object.entries(things))('refuses %s at once', async (_, [make, expected, said]) => {
    make();
    await expect(readRegularFile(file, { most: MOST })).rejects.toMatchObject(expected);
    const refused = readImage(file);
    await expect(refused).rejects.toBeInstanceOf(HumanError);
    await expect(refused).rejects.toThrow(said);
  });

  it('refuses a socket', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(file, resolve));
    try {
      await expect(readRegularFile(file, { most: MOST })).rejects.toMatchObject({ irregularity: 'special' });
    } finally {
      await new Promise((resolve) => server.close(resolve));
    }
  });

  it('refuses what is too large, before it is read', async () => {
    large();
    await expect(readRegularFile(file, { most: LARGE - 1 })).rejects.toMatchObject({
      irregularity: 'tooLarge',
      size: LARGE,
    });
    truncateSync(file, 2 ** 40);
    await expect(readImage(file)).rejects.toThrow('is larger than');
  });

  it('refuses a pipe that takes the place of a file between the look at it and its opening', async () => {
    large();
    const replace = (): void => {
      rmSync(file);
      execFileSync('mkfifo', [file]);
    };
    const limits = { most: MOST, signal: signalThat(replace, 1) };
    await expect(readRegularFile(file, limits)).rejects.toMatchObject({ irregularity: 'special' });
  });

  it.each([
    ['grows', () => appendFileSync(file, 'more')],
    ['shrinks', () => truncateSync(file, 10)],
    ['becomes empty', () => truncateSync(file, 0)],
    ['is written anew', () => utimesSync(file, 1, 1)],
  ])('says that a file %s while it is read', async (_, act) => {
    large();
    const limits = { most: MOST, signal: signalThat(act, 3) };
    await expect(readRegularFile(file, limits)).rejects.toMatchObject({ irregularity: 'changed' });
  });

  it('can be cancelled between its pieces', async () => {
    large();
    const controller = new AbortController();
    const reading = readRegularFile(file, { most: MOST, signal: controller.signal });
    controller.abort();
    await expect(reading).rejects.toBeInstanceOf(CancelledError);
  });
});

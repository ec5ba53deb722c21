import { describe, expect, it } from 'vitest';
import { npyHeader } from '../../../src/image/npy/writeNpy';
import { imageOf, repositoryJson } from '../fixtures';
import { parseRecorded, recordedPixels } from '../keras/recorded';
import { tracedWith } from '../traces';
import { localClient, npySource } from './local';

interface Head {
  readonly shape: readonly number[];
  readonly base64: string;
}

interface Output {
  readonly image: readonly [height: number, width: number, channels: number];
  readonly arguments: Readonly<Record<string, unknown>>;
  readonly filter?: number;
  readonly base64: string;
}

interface Saved {
  readonly versions: Readonly<Record<string, string>>;
  readonly heads: readonly Head[];
  readonly outputs: readonly Output[];
}

function isSaved(document: unknown): document is Saved {
  return typeof document === 'object' && document !== null && 'heads' in document && 'outputs' in document;
}

const document = repositoryJson('test', 'fixtures', 'saved.json');
if (!isSaved(document)) throw new Error('saved.json is not what scripts/record/saved.py writes.');
const { versions, heads, outputs } = document;
const ONES = { kernel_initializer: 'ones', bias_initializer: 'ones' };

describe(`a file as NumPy ${versions['numpy'] ?? '?'} writes it`, () => {
  it.each(heads)('begins like that of an array of $shape', ({ shape, base64 }) => {
    expect(Buffer.from(npyHeader('<f4', shape)).toString('latin1')).toBe(
      Buffer.from(base64, 'base64').toString('latin1'),
    );
  });

  it.each(outputs)('is the output of $arguments on $image to the last byte', async (recorded) => {
    const { image, filter, base64 } = recorded;
    const parsed = parseRecorded({ ...recorded.arguments, ...ONES }, 1);
    if (!parsed.ok) throw new Error(parsed.problem.message);
    const trace = tracedWith(imageOf(...image), parsed.arguments);
    const client = localClient({ strip: { bytes: 1, multiplyAdds: 1, taps: 1 }, workers: 2 });
    const expected = Buffer.from(base64, 'base64');
    const file = Buffer.alloc(expected.length);
    try {
      await client.exportOutput(
        {
          source: npySource([...image], recordedPixels(image, 1)),
          trace,
          backend: 'cpu',
          ...(filter === undefined ? {} : { filter }),
        },
        (position, bytes) => {
          expect(position + bytes.length).toBeLessThanOrEqual(file.length);
          file.set(bytes, position);
          return Promise.resolve();
        },
        () => undefined,
      );
    } finally {
      client.dispose();
    }
    expect(file.equals(expected)).toBe(true);
  });
});

import type { WebAssemblyCodecs } from '../webAssembly';

/** What a pixel comes out as; four inks come out as they are whatever is asked for. */
export type JpegOutput = 'rgb' | 'grey';

export interface DecodedJpeg {
  readonly height: number;
  readonly width: number;
  readonly channels: number;
  readonly samples: Uint8Array;
  /** The file ended before the last pixel. */
  readonly cut: boolean;
  /** What follows the pixels is not a JPEG's end. */
  readonly badEnd: boolean;
  /** The end is missing, and nothing else. */
  readonly endless: boolean;
}

/** Rows that are decoded at a time: memory in WebAssembly stays small. */
const ROWS = 64;
const OUTPUTS: Readonly<Record<JpegOutput, number>> = { rgb: 0, grey: 1 };

/** Decodes by libjpeg-turbo; throws an Error with libjpeg's words. See codecs/libjpeg-turbo. */
export async function decodeByLibjpeg(
  bytes: Uint8Array,
  codecs: WebAssemblyCodecs,
  { output, fast }: { readonly output: JpegOutput; readonly fast: boolean },
): Promise<DecodedJpeg> {
  const compiled = await codecs.compile('libjpeg-turbo.wasm');
  const text = (at: number, length: number): string =>
    String.fromCharCode(...new Uint8Array(memoryOf(instance).buffer, at, length));
  const instance = new WebAssembly.Instance(compiled, {
    env: {
      // What libjpeg could live with, all loaders do, too; whether the file is cut off is asked for below.
      warn: () => undefined,
      fail: (at: number, length: number) => {
        throw new Error(text(at, length));
      },
    },
  });
  const call = (name: string, ...values: number[]): number => {
    const exported = instance.exports[name];
    if (!isFunction(exported)) throw new Error(`libjpeg-turbo.wasm has no ${name}.`);
    return Number(exported(...values));
  };
  const memory = memoryOf(instance);
  call('_initialize');
  const file = call('allocate', bytes.length) >>> 0;
  new Uint8Array(memory.buffer, file, bytes.length).set(bytes);
  const channels = call('open', file, bytes.length, OUTPUTS[output], fast ? 1 : 0);
  const width = call('width');
  const height = call('height');
  const rowBytes = width * channels;
  const rows = call('allocate', rowBytes * ROWS) >>> 0;
  const samples = new Uint8Array(height * rowBytes);
  for (let done = 0; done < height;) {
    const read = call('read_rows', rows, ROWS);
    if (read === 0) break;
    samples.set(new Uint8Array(memory.buffer, rows, read * rowBytes), done * rowBytes);
    done += read;
  }
  const cut = call('truncated') === 1;
  const badEnd = !succeeds(() => call('finish'));
  return { height, width, channels, samples, cut, badEnd, endless: call('truncated') === 1 };
}

function memoryOf({ exports: { memory } }: WebAssembly.Instance): WebAssembly.Memory {
  if (memory instanceof WebAssembly.Memory) return memory;
  throw new Error('libjpeg-turbo.wasm has no memory.');
}

function succeeds(attempt: () => unknown): boolean {
  try {
    attempt();
    return true;
  } catch {
    return false;
  }
}

function isFunction(value: unknown): value is (...values: number[]) => unknown {
  return typeof value === 'function';
}

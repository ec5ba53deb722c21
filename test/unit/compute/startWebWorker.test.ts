import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Reply, WorkerHandlers } from '../../../src/compute/calls';
import type { FromWorker, ToWorker } from '../../../src/compute/web/messages';
import { startWebWorker } from '../../../src/compute/web/startWebWorker';
import { WantedFiles } from '../../../src/compute/web/wantedFiles';
import { HumanError } from '../../../src/protocol/problem';

/** What the starter sees of a worker of a browser. */
class FakeWorker {
  static readonly all: FakeWorker[] = [];
  readonly posted: { readonly message: ToWorker; readonly transfer: readonly ArrayBuffer[] }[] = [];
  terminated = false;
  onmessage: (event: { readonly data: FromWorker }) => void = () => undefined;
  onerror: (event: { readonly message: string; preventDefault(): void }) => void = () => undefined;

  constructor(readonly address: string) {
    FakeWorker.all.push(this);
  }

  postMessage(message: ToWorker, transfer: readonly ArrayBuffer[]): void {
    this.posted.push({ message, transfer });
  }

  terminate(): void {
    this.terminated = true;
  }
}

const files = {
  words: { Run: 'Los' },
  read: vi.fn((name: string) => Promise.resolve(new TextEncoder().encode(`content of ${name}`))),
  readScript: vi.fn((name: string) => Promise.resolve(`// ${name}`)),
};
const handlers = (): WorkerHandlers & { readonly replies: Reply[]; readonly deaths: string[] } => {
  const replies: Reply[] = [];
  const deaths: string[] = [];
  return { replies, deaths, reply: (reply) => replies.push(reply), died: (reason) => deaths.push(reason) };
};
const wants = (name: string, script = false): { readonly data: FromWorker } => ({
  data: { kind: 'wants', name, script },
});

describe('workers of a browser', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.clearAllMocks();
    FakeWorker.all.length = 0;
  });

  it('are missed in words where there are none', async () => {
    vi.stubGlobal('Worker', undefined);
    const start = startWebWorker(files);
    await expect(start).rejects.toThrow(HumanError);
    await expect(start).rejects.toThrow('lets extensions start no workers');
  });

  it('start from an object of this origin, whose script is read once, with the words of the language', async () => {
    vi.stubGlobal('Worker', FakeWorker);
    const start = await startWebWorker(files);
    start(handlers());
    start(handlers());
    expect(files.readScript).toHaveBeenCalledExactlyOnceWith('worker.js');
    expect(FakeWorker.all.map(({ address }) => address.slice(0, 5))).toEqual(['blob:', 'blob:']);
    expect(FakeWorker.all[0]?.posted[0]?.message).toEqual({ kind: 'start', words: { Run: 'Los' } });
  });

  it('get the files that they want, read once, as copies that are handed over', async () => {
    vi.stubGlobal('Worker', FakeWorker);
    const start = await startWebWorker(files);
    for (const each of [handlers(), handlers()]) start(each);
    for (const worker of FakeWorker.all) {
      worker.onmessage(wants('a.wasm'));
      worker.onmessage(wants('late.js', true));
    }
    await vi.waitFor(() => expect(FakeWorker.all.every(({ posted }) => posted.length === 3)).toBe(true));
    expect(files.read).toHaveBeenCalledExactlyOnceWith('a.wasm');
    for (const { posted } of FakeWorker.all) {
      const [, wasm, script] = posted;
      expect(wasm?.message.kind === 'file' && new TextDecoder().decode(wasm.message.bytes)).toBe('content of a.wasm');
      expect(script?.message.kind === 'file' && new TextDecoder().decode(script.message.bytes)).toBe('// late.js');
      expect(wasm?.message.kind === 'file' && wasm.transfer[0] === wasm.message.bytes.buffer).toBe(true);
    }
  });

  it('are told when a file cannot be read, and it is tried again', async () => {
    vi.stubGlobal('Worker', FakeWorker);
    const start = await startWebWorker(files);
    start(handlers());
    const [worker] = FakeWorker.all;
    files.read.mockImplementationOnce(() => Promise.reject(new Error('offline')));
    worker?.onmessage(wants('a.wasm'));
    await vi.waitFor(() => expect(worker?.posted.at(-1)?.message.kind).toBe('noFile'));
    worker?.onmessage(wants('a.wasm'));
    await vi.waitFor(() => expect(worker?.posted.at(-1)?.message.kind).toBe('file'));
  });

  it('tell of their death once, and of nothing after they were ended', async () => {
    vi.stubGlobal('Worker', FakeWorker);
    const start = await startWebWorker(files);
    const [dying, ended] = [handlers(), handlers()];
    start(dying);
    const port = start(ended);
    const error = { message: 'boom', preventDefault: () => undefined };
    FakeWorker.all[0]?.onerror(error);
    FakeWorker.all[0]?.onerror(error);
    port.terminate();
    FakeWorker.all[1]?.onerror(error);
    FakeWorker.all[1]?.onmessage({ data: { kind: 'reply', reply: { id: 1, name: 'wake', answer: {} } } });
    expect([dying.deaths, ended.deaths, ended.replies]).toEqual([['boom'], [], []]);
    expect(FakeWorker.all.map(({ terminated }) => terminated)).toEqual([true, true]);
  });
});

describe('files that a worker wants', () => {
  it('are asked for once at a time, and come or fail for all who wait', async () => {
    const asked: string[] = [];
    const wanted = new WantedFiles((name) => asked.push(name));
    const both = [wanted.read('a'), wanted.read('a')];
    const other = wanted.read('b');
    wanted.arrived('a', Uint8Array.of(1));
    wanted.failed('b', 'offline');
    expect(await Promise.all(both)).toEqual([Uint8Array.of(1), Uint8Array.of(1)]);
    await expect(other).rejects.toThrow('offline');
    void wanted.read('a');
    expect(asked).toEqual(['a', 'b', 'a']);
  });
});

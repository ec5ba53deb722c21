import { beforeEach, describe, expect, it, vi } from 'vitest';
import { CancelledError, ComputeClient } from '../../../src/compute/computeClient';
import type { WorkerHandlers, WorkerPort, WorkerReply, WorkerRequest } from '../../../src/compute/messages';
import { DEFAULT_ARGUMENTS } from '../../../src/conv2d/arguments';
import { traceConv2D } from '../../../src/conv2d/traceConv2D';
import { HumanError } from '../../../src/protocol/problem';
import { imageOf, LOAD_OPTIONS } from '../fixtures';

/** A worker that does what the test says. */
class FakeWorker implements WorkerPort {
  readonly requests: WorkerRequest[] = [];
  terminated = false;

  constructor(readonly handlers: WorkerHandlers) {}

  post(request: WorkerRequest): void {
    this.requests.push(request);
  }

  terminate(): void {
    this.terminated = true;
  }

  fail(message: string, job = this.requests.at(-1)?.job ?? 0): void {
    this.reply({ job, type: 'failed', problem: { message }, stack: undefined });
  }

  reply(reply: WorkerReply): void {
    this.handlers.reply(reply);
  }
}

const traced = traceConv2D(imageOf(9, 9, 3), DEFAULT_ARGUMENTS);
if (!traced.ok) throw new Error(traced.problem.message);
const { trace } = traced;

const request = (fileName: string) => ({ fileName, bytes: new Uint8Array(4), options: LOAD_OPTIONS, trace });
const events = () => ({ stage: vi.fn(), decoded: vi.fn() });

describe('ComputeClient', () => {
  let workers: FakeWorker[];
  let log: string[];
  let client: ComputeClient;

  const latest = (): FakeWorker => {
    const worker = workers.at(-1);
    if (!worker) throw new Error('no worker was started');
    return worker;
  };

  beforeEach(() => {
    workers = [];
    log = [];
    client = new ComputeClient(
      (handlers) => {
        const worker = new FakeWorker(handlers);
        workers.push(worker);
        return worker;
      },
      { idleMilliseconds: 1000, log: (line) => log.push(line) },
    );
    return () => client.dispose();
  });

  it('starts no worker before the first run, then passes events and failures on', async () => {
    expect(workers).toHaveLength(0);
    const heard = events();
    const run = client.run('a', request('a.png'), heard);
    latest().reply({ job: 1, type: 'stage', stage: 'decoding' });
    latest().fail('broken');
    await expect(run).rejects.toThrow(new HumanError({ message: 'broken' }));
    expect(heard.stage).toHaveBeenCalledExactlyOnceWith('decoding');
  });

  it('replaces the older run of the same key: newest wins', async () => {
    const older = client.run('a', request('a.png'), events());
    const newer = client.run('a', request('a.png'), events());
    await expect(older).rejects.toBeInstanceOf(CancelledError);
    expect(workers.map(({ terminated }) => terminated)).toEqual([true, false]);
    latest().fail('the newer one');
    await expect(newer).rejects.toThrow('the newer one');
  });

  it('lets runs of other keys wait, and drops a waiting one that is cancelled', async () => {
    const first = client.run('a', request('a.png'), events());
    const heard = events();
    const second = client.run('b', request('b.png'), heard);
    expect(heard.stage).toHaveBeenCalledExactlyOnceWith('waiting');
    const third = client.run('c', request('c.png'), events());
    expect(latest().requests.map((sent) => sent.request.fileName)).toEqual(['a.png']);
    client.cancel('b');
    await expect(second).rejects.toBeInstanceOf(CancelledError);
    latest().fail('one');
    await expect(first).rejects.toThrow('one');
    latest().fail('three');
    await expect(third).rejects.toThrow('three');
    expect(workers).toHaveLength(1);
  });

  it('ends the worker of a cancelled run, and the next run gets a fresh one', async () => {
    const controller = new AbortController();
    const heard = events();
    const run = client.run('a', request('a.png'), heard, controller.signal);
    const ended = latest();
    controller.abort();
    await expect(run).rejects.toBeInstanceOf(CancelledError);
    expect(ended.terminated).toBe(true);
    ended.reply({ job: 1, type: 'stage', stage: 'calling' });
    expect(heard.stage).not.toHaveBeenCalled();
    const next = client.run('a', request('a.png'), events());
    expect(workers).toHaveLength(2);
    latest().fail('x');
    await expect(next).rejects.toThrow('x');
  });

  it('never starts a run that is cancelled already', async () => {
    await expect(client.run('a', request('a.png'), events(), AbortSignal.abort())).rejects.toBeInstanceOf(
      CancelledError,
    );
    expect(workers).toHaveLength(0);
  });

  it('turns the death of a worker into a message and goes on with a fresh one', async () => {
    const first = client.run('a', request('a.png'), events());
    const second = client.run('b', request('b.png'), events());
    latest().handlers.died('exit code 1');
    await expect(first).rejects.toThrow(/stopped unexpectedly \(exit code 1\)/);
    await expect(first).rejects.toBeInstanceOf(HumanError);
    expect(workers).toHaveLength(2);
    expect(log).toHaveLength(1);
    latest().fail('done');
    await expect(second).rejects.toThrow('done');
  });

  it('reports a worker that cannot start', async () => {
    const broken = new ComputeClient(
      () => {
        throw new Error('no threads here');
      },
      { idleMilliseconds: 1000, log: (line) => log.push(line) },
    );
    await expect(broken.run('a', request('a.png'), events())).rejects.toThrow(/no threads here/);
  });

  it('lets an idle worker go', async () => {
    vi.useFakeTimers();
    try {
      const run = client.run('a', request('a.png'), events());
      latest().fail('x');
      await expect(run).rejects.toThrow('x');
      vi.advanceTimersByTime(999);
      expect(latest().terminated).toBe(false);
      vi.advanceTimersByTime(2);
      expect(latest().terminated).toBe(true);
    } finally {
      vi.useRealTimers();
    }
  });

  it('rejects everything when it is disposed', async () => {
    const first = client.run('a', request('a.png'), events());
    const second = client.run('b', request('b.png'), events());
    client.dispose();
    await expect(first).rejects.toBeInstanceOf(CancelledError);
    await expect(second).rejects.toBeInstanceOf(CancelledError);
    await expect(client.run('c', request('c.png'), events())).rejects.toBeInstanceOf(CancelledError);
    expect(workers.every(({ terminated }) => terminated)).toBe(true);
  });
});

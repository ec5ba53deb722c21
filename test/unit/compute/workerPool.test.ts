import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Question, Reply, WorkerHandlers, WorkerPort } from '../../../src/compute/calls';
import { CancelledError } from '../../../src/compute/cancelled';
import { OutOfMemoryError, type Task, WorkerPool } from '../../../src/compute/workerPool';
import { HumanError } from '../../../src/protocol/problem';

/** Any of the calls: a pool does not look at them. */
const NAME = 'outputThumbnail';
const REQUEST = { height: 1, width: 1, data: new Float32Array(1) };

/** A worker that does what the test says. */
class FakeWorker implements WorkerPort {
  readonly questions: Question[] = [];
  terminated = false;

  constructor(readonly handlers: WorkerHandlers) {}

  /** Takes the buffers away from whoever asks, as real workers do. */
  post(question: Question, transfer: readonly ArrayBuffer[] = []): void {
    this.questions.push(structuredClone(question, { transfer: [...transfer] }));
  }

  terminate(): void {
    this.terminated = true;
  }

  /** Answers the oldest question that has no answer yet. */
  answer(value: number): void {
    const question = this.questions.shift();
    if (question) this.handlers.reply({ id: question.id, name: NAME, answer: Uint8Array.of(value) });
  }

  fail(changes: Partial<Extract<Reply, { problem: unknown }>>): void {
    const { id = 0 } = this.questions.shift() ?? {};
    const reply = { id, name: NAME, problem: { message: 'broken' }, stack: undefined, outOfMemory: false } as const;
    this.handlers.reply({ ...reply, ...changes });
  }
}

const task = (changes: Partial<Task<typeof NAME>> = {}): Task<typeof NAME> => ({
  name: NAME,
  make: () => ({ request: REQUEST }),
  ...changes,
});

describe('WorkerPool', () => {
  let workers: FakeWorker[];
  let log: string[];
  let pool: WorkerPool;

  const worker = (number: number): FakeWorker => {
    const found = workers[number];
    if (!found) throw new Error(`no worker ${number} was started`);
    return found;
  };

  beforeEach(() => {
    vi.useFakeTimers();
    workers = [];
    log = [];
    pool = new WorkerPool(
      (handlers) => {
        const started = new FakeWorker(handlers);
        workers.push(started);
        return started;
      },
      { size: 2, idleMilliseconds: 1000, graceMilliseconds: 120, log: (line) => log.push(line) },
    );
    return () => {
      pool.dispose();
      vi.useRealTimers();
    };
  });

  it('ends workers above its size as soon as they have finished, and gives them nothing more', async () => {
    const [first, second] = [pool.ask(task()), pool.ask(task())];
    const number = second.then((answered) => answered.worker);
    pool.size = 1;
    expect(worker(1).terminated).toBe(false);
    worker(1).answer(2);
    const third = pool.ask(task({ worker: await number }));
    expect(worker(1).terminated).toBe(true);
    worker(0).answer(1);
    worker(0).answer(3);
    expect((await first).answer).toEqual(Uint8Array.of(1));
    expect((await third).answer).toEqual(Uint8Array.of(3));
    expect(workers).toHaveLength(2);
  });

  it('starts no worker before there is something to do, and no more than it may', async () => {
    expect(workers).toHaveLength(0);
    const first = pool.ask(task());
    expect(workers).toHaveLength(1);
    const others = [1, 2, 3, 4].map(() => pool.ask(task()));
    expect(workers).toHaveLength(2);
    // Each has one more in hand, so that it need not wait for the next; the fifth waits for whoever is free.
    expect(workers.map(({ questions }) => questions.length)).toEqual([2, 2]);
    worker(1).answer(7);
    expect(workers.map(({ questions }) => questions.length)).toEqual([2, 2]);
    worker(0).answer(1);
    expect(await first).toEqual({ answer: Uint8Array.of(1), worker: 1 });
    while (workers.some(({ questions }) => questions.length > 0)) for (const each of workers) each.answer(2);
    expect(await Promise.all(others)).toHaveLength(4);
  });

  it('passes errors on: those for the user, bugs, and that there was no memory', async () => {
    const human = pool.ask(task());
    worker(0).fail({});
    await expect(human).rejects.toThrow(new HumanError({ message: 'broken' }));
    const bug = pool.ask(task());
    worker(0).fail({ stack: 'Error: at line 1' });
    await expect(bug).rejects.toThrow('broken');
    expect(log).toEqual(['Error: at line 1']);
    const memory = pool.ask(task());
    worker(0).fail({ outOfMemory: true });
    await expect(memory).rejects.toBeInstanceOf(OutOfMemoryError);
    expect(worker(0).terminated).toBe(true);
    const next = pool.ask(task());
    worker(1).answer(1);
    expect((await next).answer).toEqual(Uint8Array.of(1));
  });

  it('puts what is urgent before what waits', async () => {
    pool.size = 1;
    const asked = [1, 2, 3, 4].map((number) => pool.ask(task({ urgent: number === 4 })));
    const order: number[] = [];
    asked.forEach((each, at) => void each.then(() => order.push(at + 1)));
    for (let number = 0; number < 4; number++) {
      worker(0).answer(0);
      await Promise.all([vi.advanceTimersByTimeAsync(0)]);
    }
    expect(order).toEqual([1, 2, 4, 3]);
  });

  it('gives a task to the worker that it is meant for, or to any where that one is gone', async () => {
    const [first, second] = [pool.ask(task()), pool.ask(task())];
    worker(0).answer(0);
    worker(1).answer(0);
    const { worker: number } = await second;
    await first;
    const meant = pool.ask(task({ worker: number }));
    expect(worker(1).questions).toHaveLength(1);
    worker(1).answer(5);
    expect(await meant).toEqual({ answer: Uint8Array.of(5), worker: number });
    const gone = pool.ask(task({ worker: 99 }));
    worker(0).answer(6);
    expect((await gone).answer).toEqual(Uint8Array.of(6));
  });

  it('takes back what waits when it is cancelled, and ends a worker that goes on for too long', async () => {
    pool.size = 1;
    const controller = new AbortController();
    const { signal } = controller;
    const cancelled = [1, 2, 3].map(() => pool.ask(task({ signal })));
    controller.abort();
    for (const each of cancelled) await expect(each).rejects.toBeInstanceOf(CancelledError);
    const next = pool.ask(task());
    expect(workers).toHaveLength(1);
    expect(worker(0).terminated).toBe(false);
    vi.advanceTimersByTime(121);
    expect(worker(0).terminated).toBe(true);
    worker(1).answer(3);
    expect((await next).answer).toEqual(Uint8Array.of(3));
  });

  /** What can be done but once: its data are given away. */
  const once = (data: Float32Array<ArrayBuffer>): Task<typeof NAME> =>
    task({
      make: () => ({ request: { height: 1, width: 1, data }, transfer: [data.buffer] }),
      signal: new AbortController().signal,
    });

  it('hands out what can be done but once when no worker may be ended with it in hand', async () => {
    pool.size = 1;
    const controller = new AbortController();
    const cancelled = pool.ask(task({ repeatable: true, signal: controller.signal }));
    controller.abort();
    await expect(cancelled).rejects.toBeInstanceOf(CancelledError);
    const data = Float32Array.of(1, 2, 3);
    const decoded = pool.ask(once(data));
    expect(data).toHaveLength(3);
    vi.advanceTimersByTime(121);
    expect(worker(0).terminated).toBe(true);
    expect(data).toHaveLength(0);
    worker(1).answer(9);
    expect((await decoded).answer).toEqual(Uint8Array.of(9));
  });

  it('hands it out before what was asked for later, though workers have room for that', async () => {
    pool.size = 1;
    const { signal } = new AbortController();
    const strips = [1, 2].map(() => pool.ask(task({ repeatable: true, signal })));
    const decoded = pool.ask(once(Float32Array.of(1)));
    const later = [1, 2].map(() => pool.ask(task({ repeatable: true, signal })));
    worker(0).answer(1);
    expect(worker(0).questions).toHaveLength(1);
    worker(0).answer(2);
    await Promise.all(strips);
    worker(0).answer(3);
    expect((await decoded).answer).toEqual(Uint8Array.of(3));
    worker(0).answer(4);
    worker(0).answer(4);
    await Promise.all(later);
  });

  it('ends no worker for what it has not begun', async () => {
    pool.size = 1;
    const decoded = pool.ask(once(Float32Array.of(1)));
    const controller = new AbortController();
    const behind = pool.ask(task({ repeatable: true, signal: controller.signal }));
    expect(worker(0).questions).toHaveLength(2);
    controller.abort();
    await expect(behind).rejects.toBeInstanceOf(CancelledError);
    vi.advanceTimersByTime(500);
    expect(worker(0).terminated).toBe(false);
    worker(0).answer(7);
    expect((await decoded).answer).toEqual(Uint8Array.of(7));
    // Now it is at what nobody wants.
    vi.advanceTimersByTime(121);
    expect(worker(0).terminated).toBe(true);
  });

  it('lets another worker do what waits behind something cancelled, in its order', async () => {
    pool.size = 1;
    const controller = new AbortController();
    const cancelled = pool.ask(task({ repeatable: true, signal: controller.signal }));
    const asked = [1, 2].map(() => pool.ask(task({ repeatable: true })));
    controller.abort();
    await expect(cancelled).rejects.toBeInstanceOf(CancelledError);
    vi.advanceTimersByTime(121);
    worker(1).answer(1);
    worker(1).answer(2);
    expect((await Promise.all(asked)).map(({ answer }) => answer[0])).toEqual([1, 2]);
  });

  it('is not kept busy by what it could not be given', async () => {
    pool.size = 1;
    const data = Float32Array.of(1);
    const first = pool.ask(once(data));
    worker(0).answer(1);
    await first;
    for (const _ of [1, 2, 3]) await expect(pool.ask(once(data))).rejects.toThrow(/cloned/);
    const next = pool.ask(task());
    worker(0).answer(1);
    expect((await next).answer).toEqual(Uint8Array.of(1));
  });

  it('keeps a worker that ends what was cancelled in time', async () => {
    pool.size = 1;
    const controller = new AbortController();
    const cancelled = pool.ask(task({ signal: controller.signal }));
    controller.abort();
    await expect(cancelled).rejects.toBeInstanceOf(CancelledError);
    worker(0).answer(0);
    vi.advanceTimersByTime(500);
    expect(worker(0).terminated).toBe(false);
    const next = pool.ask(task());
    expect(workers).toHaveLength(1);
    worker(0).answer(4);
    expect((await next).answer).toEqual(Uint8Array.of(4));
  });

  it('never begins what is cancelled already', async () => {
    await expect(pool.ask(task({ signal: AbortSignal.abort() }))).rejects.toBeInstanceOf(CancelledError);
    expect(workers).toHaveLength(0);
  });

  it('does once more what a dying worker leaves, where that is possible', async () => {
    pool.size = 1;
    const made: number[] = [];
    const make = (): ReturnType<Task<typeof NAME>['make']> => {
      made.push(made.length);
      return { request: REQUEST };
    };
    const again = pool.ask(task({ repeatable: true, make }));
    const once = pool.ask(task());
    worker(0).handlers.died('exit code 1');
    await expect(once).rejects.toThrow(/stopped unexpectedly \(exit code 1\)/);
    expect(log).toEqual(['A worker stopped unexpectedly: exit code 1']);
    expect(made).toHaveLength(2);
    worker(1).answer(8);
    expect((await again).answer).toEqual(Uint8Array.of(8));
  });

  it('gives up on what has killed two workers', async () => {
    const twice = pool.ask(task({ repeatable: true }));
    worker(0).handlers.died('one');
    worker(1).handlers.died('two');
    await expect(twice).rejects.toThrow(/stopped unexpectedly \(two\)/);
    await expect(twice).rejects.toBeInstanceOf(HumanError);
  });

  it('reports a worker that cannot start', async () => {
    const broken = new WorkerPool(
      () => {
        throw new Error('no threads here');
      },
      { size: 1, idleMilliseconds: 1000, graceMilliseconds: 120, log: (line) => log.push(line) },
    );
    await expect(broken.ask(task())).rejects.toThrow(/no threads here/);
  });

  it('lets idle workers go', async () => {
    const asked = [pool.ask(task()), pool.ask(task())];
    worker(0).answer(0);
    vi.advanceTimersByTime(2000);
    expect(worker(0).terminated).toBe(false);
    worker(1).answer(0);
    await Promise.all(asked);
    vi.advanceTimersByTime(1001);
    expect(workers.map(({ terminated }) => terminated)).toEqual([true, true]);
    const next = pool.ask(task());
    worker(2).answer(1);
    expect((await next).answer).toEqual(Uint8Array.of(1));
  });

  it('rejects everything when it is disposed', async () => {
    const asked = [1, 2, 3, 4, 5].map(() => pool.ask(task()));
    pool.dispose();
    for (const each of asked) await expect(each).rejects.toBeInstanceOf(CancelledError);
    await expect(pool.ask(task())).rejects.toBeInstanceOf(CancelledError);
    expect(workers.every(({ terminated }) => terminated)).toBe(true);
  });
});

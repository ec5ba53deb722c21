import assert from 'node:assert/strict';
import workerThreads from 'node:worker_threads';
import * as vscode from 'vscode';
import { COMMANDS } from '../../src/host/ids';
import type { Inspection } from '../../src/host/inspection/inspection';
import { failure, file, inspect, inspectionOf, panels, reset, sample, set, settled, until } from './convscope';

/** Remembers the threads that the extension starts, so that a test can kill one. */
function watchWorkers(): { readonly started: workerThreads.Worker[]; restore(): void } {
  const { Worker } = workerThreads;
  const started: workerThreads.Worker[] = [];
  workerThreads.Worker = class extends Worker {
    constructor(...args: ConstructorParameters<typeof Worker>) {
      super(...args);
      started.push(this);
    }
  };
  return {
    started,
    restore: () => {
      workerThreads.Worker = Worker;
    },
  };
}

const calling = (uri: vscode.Uri): Promise<Inspection> =>
  until('the call of the layer', () => {
    const inspection = inspectionOf(uri);
    assert.ok(!inspection || inspection.status.kind === 'running', JSON.stringify(inspection?.status));
    return inspection?.status.kind === 'running' && inspection.status.stage === 'calling' && inspection;
  });

describe('runs', () => {
  const workers = watchWorkers();
  after(() => workers.restore());
  afterEach(reset);

  it('are cancelled on request, and can be repeated', async () => {
    await vscode.commands.executeCommand(COMMANDS.inspect, sample());
    const inspection = await calling(sample());
    await vscode.commands.executeCommand(COMMANDS.cancel);
    await settled(sample());
    assert.deepEqual(inspection.status, { kind: 'cancelled' });
    assert.ok(inspection.shown?.trace, 'the shapes stay');
    await vscode.commands.executeCommand(COMMANDS.run);
    await settled(sample());
    assert.deepEqual(inspection.status, { kind: 'done' });
  });

  it('end with their panel', async () => {
    await vscode.commands.executeCommand(COMMANDS.inspect, sample());
    const inspection = await calling(sample());
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await until('the end of the inspection', () => inspectionOf(sample()) === undefined);
    assert.equal(inspection.shown?.values, undefined);
    assert.equal((await inspect(file('small.png'))).status.kind, 'done');
  });

  it('survive the death of their worker: a message, the last good result, and a fresh worker', async () => {
    const inspection = await inspect(sample());
    const good = inspection.shown;
    assert.ok(good?.values);
    await vscode.commands.executeCommand(COMMANDS.run);
    await calling(sample());
    const worker = workers.started.at(-1);
    assert.ok(worker);
    await worker.terminate();
    await settled(sample());
    assert.match(failure(inspection), /worker that runs the layer stopped unexpectedly \(exit code 1\).*Run it again/);
    assert.equal(inspection.shown, good);
    const before = workers.started.length;
    await vscode.commands.executeCommand(COMMANDS.run);
    await settled(sample());
    assert.deepEqual(inspection.status, { kind: 'done' });
    assert.equal(workers.started.length, before + 1);
  });

  it('of the same image replace each other: the newest wins', async () => {
    await Promise.all([
      vscode.commands.executeCommand(COMMANDS.inspect, sample()),
      vscode.commands.executeCommand(COMMANDS.inspect, sample()),
    ]);
    assert.equal((await settled(sample())).status.kind, 'done');
    assert.equal(panels().length, 1);
  });

  it('of two images both come to their end', async () => {
    await Promise.all([
      vscode.commands.executeCommand(COMMANDS.inspect, sample()),
      vscode.commands.executeCommand(COMMANDS.inspect, file('small.png')),
    ]);
    assert.equal((await settled(sample())).status.kind, 'done');
    assert.equal((await settled(file('small.png'))).status.kind, 'done');
    assert.equal(panels().length, 2);
  });

  it('that wait for another image show their shapes at once', async () => {
    await vscode.commands.executeCommand(COMMANDS.inspect, sample());
    await calling(sample());
    await vscode.commands.executeCommand(COMMANDS.inspect, file('small.png'));
    const waiting = await until('the waiting run', () => {
      const inspection = inspectionOf(file('small.png'));
      return inspection?.status.kind === 'running' && inspection.status.stage === 'waiting' && inspection;
    });
    assert.equal(waiting.shown?.trace.steps.at(-1)?.shape, '(1, 5, 9, 32)');
    assert.equal(inspectionOf(sample())?.status.kind, 'running');
    assert.deepEqual((await settled(file('small.png'))).status, { kind: 'done' });
  });

  it('keep their weights when only other arguments change', async () => {
    const inspection = await inspect(file('small.png'));
    const kernel = inspection.shown?.values?.kernel.data;
    const seed = inspection.shown?.values?.seed;
    await set('padding', 'same');
    await until('the new output', () => inspection.shown?.values?.output.shape.join() === '1,8,12,32');
    assert.deepEqual(inspection.shown?.values?.kernel.data, kernel);
    assert.equal(inspection.shown?.values?.seed, seed);
  });
});

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { COMMANDS } from '../../src/host/ids';
import type { Inspection } from '../../src/host/inspection/inspection';
import {
  assertSame,
  closeAll,
  failure,
  file,
  inspect,
  inspectionOf,
  reset,
  sample,
  set,
  setCompute,
  settled,
  until,
  untilPanels,
} from './convscope';
import { DEATH, watchWorkers } from './workers';

const calling = (uri: vscode.Uri): Promise<Inspection> =>
  until('the call of the layer', () => {
    const inspection = inspectionOf(uri);
    assert.ok(!inspection || inspection.status.kind === 'running', JSON.stringify(inspection?.status));
    return inspection?.status.kind === 'running' && inspection.status.stage === 'calling' && inspection;
  });

describe('runs', () => {
  const workers = watchWorkers();
  after(() => workers.restore());
  const busyWorkers = async (): Promise<number[]> => {
    const busy = await Promise.all(workers.started.map((worker) => worker.isBusy()));
    return [...busy.keys()].filter((at) => busy[at]);
  };
  const untilIdle = async (): Promise<void> => {
    const end = Date.now() + 30_000;
    for (let busy = await busyWorkers(); busy.length > 0; busy = await busyWorkers()) {
      assert.ok(Date.now() < end, `workers ${busy.join()} are still busy`);
      // In browsers the question is answered at once, and what ends them would never come to its turn.
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };
  afterEach(reset);

  it('are cancelled on request, and can be repeated', async () => {
    await setCompute('backend', 'cpu');
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
    await setCompute('backend', 'cpu');
    await vscode.commands.executeCommand(COMMANDS.inspect, sample());
    const inspection = await calling(sample());
    await closeAll();
    const covered = inspection.shown?.values?.output.covered;
    assert.ok(covered === undefined || covered < 1, 'the run had not finished');
    assert.equal((await inspect(file('small.png'))).status.kind, 'done');
    assert.equal(inspection.shown?.values?.output.covered, covered, 'nothing came after the end');
  });

  it('survive the death of a worker: what it had in hand is done once more', async () => {
    await setCompute('backend', 'cpu');
    const inspection = await inspect(sample());
    const good = inspection.shown?.values?.output;
    await vscode.commands.executeCommand(COMMANDS.run);
    await calling(sample());
    const before = workers.started.length;
    workers.started.at(-1)?.kill();
    await settled(sample());
    assert.deepEqual(inspection.status, { kind: 'done' });
    assert.ok(workers.started.length > before, 'a fresh worker has taken its place');
    assertSame(inspection.shown?.values?.output, good, 'the output');
  });

  it('say so when workers go on dying, and keep the last good result', async () => {
    await setCompute('backend', 'cpu');
    const inspection = await inspect(sample());
    const good = inspection.shown;
    assert.ok(good?.values);
    await vscode.commands.executeCommand(COMMANDS.run);
    await calling(sample());
    const ending = setInterval(() => {
      for (const worker of workers.started) worker.kill();
    }, 50);
    await settled(sample());
    clearInterval(ending);
    assert.match(failure(inspection), /worker that runs the layer stopped unexpectedly \(.*\).*Run it again/);
    assert.match(failure(inspection), DEATH);
    assert.ok(inspection.shown === good, 'the last good result is shown');
    await vscode.commands.executeCommand(COMMANDS.run);
    await settled(sample());
    assert.deepEqual(inspection.status, { kind: 'done' });
  });

  it('leave no core busy once they are cancelled, however long they would have taken', async () => {
    await setCompute('backend', 'cpu');
    await set('filters', 4096);
    await vscode.commands.executeCommand(COMMANDS.inspect, sample());
    const inspection = await calling(sample());
    await until('its first part', () => inspection.status.kind === 'running' && (inspection.status.percent ?? -1) >= 0);
    assert.ok((await busyWorkers()).length > 0);
    await vscode.commands.executeCommand(COMMANDS.cancel);
    assert.deepEqual((await settled(sample())).status, { kind: 'cancelled' });
    await untilIdle();
    assert.ok(inspection.shown?.values === undefined, 'part of an output is no result');
  });

  it('of the same image replace each other: the newest wins', async () => {
    await Promise.all([
      vscode.commands.executeCommand(COMMANDS.inspect, sample()),
      vscode.commands.executeCommand(COMMANDS.inspect, sample()),
    ]);
    assert.equal((await settled(sample())).status.kind, 'done');
    await untilPanels(1);
  });

  it('of two images both come to their end', async () => {
    await Promise.all([
      vscode.commands.executeCommand(COMMANDS.inspect, sample()),
      vscode.commands.executeCommand(COMMANDS.inspect, file('small.png')),
    ]);
    assert.equal((await settled(sample())).status.kind, 'done');
    assert.equal((await settled(file('small.png'))).status.kind, 'done');
    await untilPanels(2);
  });

  it('that wait for another image show their shapes at once', async () => {
    await setCompute('backend', 'cpu');
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
    assertSame(inspection.shown?.values?.kernel.data, kernel, 'the kernel');
    assert.equal(inspection.shown?.values?.seed, seed);
  });
});

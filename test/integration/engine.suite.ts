import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { COMMANDS } from '../../src/host/ids';
import type { Inspection } from '../../src/host/inspection/inspection';
import type { RunValues } from '../../src/protocol/values';
import { assertSame, failure, file, inspect, reset, sample, set, setCompute, settled, until } from './convscope';

/** What a run on a backend gives. */
async function values(inspection: Inspection, backend: RunValues['backend']['name']): Promise<RunValues> {
  await inspection.run(backend);
  return shownValues(inspection);
}

function shownValues({ status, shown }: Inspection): RunValues {
  assert.deepEqual(status, { kind: 'done' });
  assert.ok(shown?.values);
  return shown.values;
}

describe('the engine', () => {
  afterEach(reset);

  it('takes the CPU backend for little work, the WASM backend for much, and the one that is asked for', async () => {
    const small = await inspect(file('small.png'));
    assert.equal(small.shown?.values?.backend.name, 'cpu');
    await setCompute('cpuBudget', 0);
    const large = await inspect(sample());
    assert.equal(large.shown?.values?.backend.name, 'wasm');
    await setCompute('backend', 'cpu');
    await until('the run on the CPU backend', () => large.shown?.values?.backend.name === 'cpu');
    await settled(sample());
  });

  it('gives the same on both backends, within rounding', async () => {
    const inspection = await inspect(file('deep.jpg'));
    const cpu = await values(inspection, 'cpu');
    const wasm = await values(inspection, 'wasm');
    assert.deepEqual([cpu.backend.name, wasm.backend.name], ['cpu', 'wasm']);
    assert.deepEqual(wasm.output.shape, cpu.output.shape);
    const scale = Math.max(Math.abs(cpu.output.statistics.min), Math.abs(cpu.output.statistics.max));
    cpu.output.maps.data.forEach((value, at) => {
      assert.ok(Math.abs((wasm.output.maps.data[at] ?? NaN) - value) <= 1e-5 * scale);
    });
  });

  it('does not decode for another layer, nor convolve for another activation', async () => {
    const inspection = await inspect(sample());
    await set('activation', 'relu');
    await until('the activation', () => inspection.shown?.trace.arguments.activation === 'relu');
    await settled(sample());
    const { timings, output } = shownValues(inspection);
    assert.deepEqual([timings.call, timings.decode], [0, 0]);
    assert.ok(output.statistics.zeros > 0);
    assert.equal(output.statistics.negatives, 0);
    await vscode.commands.executeCommand(COMMANDS.run);
    await settled(sample());
    const again = shownValues(inspection).timings;
    assert.ok(again.decode > 0 && again.call > 0, `Run Again does all of it anew: ${JSON.stringify(again)}`);
  });

  it('tells the dot product behind any cell, and any part of a feature map', async () => {
    const inspection = await inspect(sample());
    for (const [y, x, filter] of [
      [0, 0, 0],
      [721, 1276, 31],
      [300, 700, 5],
    ] as const) {
      const cell = await inspection.answers.cell({ y, x, filter });
      assert.deepEqual(cell.shape, [4, 4, 3]);
      const scale = cell.products.reduce((sum, product) => sum + Math.abs(product), 1);
      assert.ok(Math.abs(cell.sum + cell.bias - cell.value) < 1e-5 * scale);
      const block = await inspection.answers.mapPart({
        rows: { from: y, to: y + 1 },
        columns: { from: x, to: x + 1 },
        filter,
        size: { height: 1, width: 1 },
      });
      assert.deepEqual(block.shape, [1, 1]);
      assert.ok(Math.abs((block.data[0] ?? NaN) - cell.value) < 1e-5 * scale);
    }
    await assert.rejects(inspection.answers.cell({ y: 722, x: 0, filter: 0 }), /no cell with y 722/);
  });

  it('writes the whole output and single maps as .npy, and leaves nothing behind when it cannot', async () => {
    const inspection = await inspect(file('small.png'));
    const whole = file('whole.npy');
    const map = file('map.npy');
    try {
      await vscode.commands.executeCommand(COMMANDS.saveOutput, inspection.uri, undefined, whole);
      await vscode.commands.executeCommand(COMMANDS.saveOutput, inspection.uri, 3, map);
      const [all, one] = await Promise.all([whole, map].map((uri) => vscode.workspace.fs.readFile(uri)));
      assert.ok(all && one);
      assert.match(new TextDecoder('latin1').decode(all.subarray(0, 128)), /'shape': \(1, 5, 9, 32\), }/);
      assert.match(new TextDecoder('latin1').decode(one.subarray(0, 128)), /'shape': \(5, 9\), }/);
      assert.equal(all.length, 128 + 4 * 5 * 9 * 32);
      const floats = (bytes: Uint8Array): Float32Array => new Float32Array(Uint8Array.from(bytes.subarray(128)).buffer);
      floats(one).forEach((value, cell) => {
        assert.ok(Math.abs(value - (floats(all)[cell * 32 + 3] ?? NaN)) <= 1e-3);
      });
      // What is written can be inspected: its four axes are a batch.
      assert.equal((await inspect(whole)).shown?.trace.steps[0]?.shape, '(1, 5, 9, 32)');
    } finally {
      for (const uri of [whole, map]) await vscode.workspace.fs.delete(uri).then(undefined, () => undefined);
    }
    const belowFile = vscode.Uri.joinPath(file('small.png'), 'x.npy');
    const nowhere = vscode.Uri.joinPath(file('nowhere'), 'x.npy');
    // Virtual file systems make the folders that are missing.
    for (const uri of nowhere.scheme === 'file' ? [belowFile, nowhere] : [belowFile]) {
      await vscode.commands.executeCommand(COMMANDS.saveOutput, inspection.uri, 0, uri);
      await assert.rejects(async () => vscode.workspace.fs.stat(uri));
    }
  });

  it('names a setting that has no such value', async () => {
    await setCompute('backend', 'gpu');
    assert.match(failure(await inspect(file('small.png'))), /convscope\.backend is "gpu"\. Use one of auto, cpu, wasm/);
    await setCompute('backend', undefined);
    await setCompute('workers', 99);
    assert.match(
      failure(await inspect(file('small.png'))),
      /convscope\.workers is 99\. Use a whole number from 1 to 8/,
    );
  });

  it('gives the same with any number of workers', async () => {
    const inspection = await inspect(sample());
    const before = inspection.shown?.values;
    await setCompute('workers', 1);
    await inspection.runAgain();
    assert.deepEqual(inspection.status, { kind: 'done' });
    assert.equal(inspection.shown?.values?.backend.workers, 1);
    assertSame(inspection.shown.values.output, before?.output, 'the output');
  });
});

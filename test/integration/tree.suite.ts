import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { COMMANDS } from '../../src/host/ids';
import { assertSame, file, inspect, reset, set } from './convscope';

/** What the tests save. */
const SAVED = file('saved.npy');

/** Saves a step and gives what is in the file then; undefined where there is none. */
async function saved(
  uri: vscode.Uri,
  step: string,
): Promise<{ readonly head: string; readonly values: Float32Array } | undefined> {
  await vscode.commands.executeCommand(COMMANDS.saveTensor, uri, step, SAVED);
  try {
    const bytes = await vscode.workspace.fs.readFile(SAVED);
    return {
      head: Buffer.from(bytes.subarray(0, 128)).toString('latin1'),
      values: new Float32Array(Uint8Array.from(bytes.subarray(128)).buffer),
    };
  } catch {
    return undefined;
  } finally {
    await vscode.workspace.fs.delete(SAVED).then(undefined, () => undefined);
  }
}

describe('A step of the tree', () => {
  afterEach(reset);

  it('is saved as .npy with the values of the run', async () => {
    await set('biasInitializer', 'ones');
    const { uri, shown } = await inspect(file('small.png'));
    const kernel = await saved(uri, 'kernel');
    assert.match(kernel?.head ?? '', /'descr': '<f4', 'fortran_order': False, 'shape': \(4, 4, 3, 32\), }/);
    assertSame(kernel?.values, shown?.values?.kernel.data, 'the kernel');
    const bias = await saved(uri, 'bias');
    assert.match(bias?.head ?? '', /'shape': \(32,\), }/);
    assert.deepEqual(bias?.values, new Float32Array(32).fill(1));
    assert.match((await saved(uri, 'output'))?.head ?? '', /'shape': \(1, 5, 9, 32\), }/);
  });

  it('leaves no file where it has no values', async () => {
    await set('useBias', false);
    const { uri } = await inspect(file('small.png'));
    for (const step of ['bias', 'layer', 'image', 'nothing']) assert.equal(await saved(uri, step), undefined);
    assert.equal(await saved(file('turned.jpg'), 'kernel'), undefined);
  });
});

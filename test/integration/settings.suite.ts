import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { file, inspect, inspectionOf, reset, set, until } from './convscope';

describe('settings', () => {
  afterEach(reset);

  it('that are changed by hand update the open panel', async () => {
    const inspection = await inspect(file('small.png'));
    await set('filters', 5);
    await until('five filters', () => inspection.shown?.values?.output.shape.join() === '1,5,9,5');
    assert.equal(inspection.shown?.trace.call, 'Conv2D(filters=5, kernel_size=(4, 4))');
  });

  it('of one number stand for height and width', async () => {
    await set('kernelSize', 2);
    const inspection = await inspect(file('small.png'));
    assert.deepEqual(inspection.shown?.values?.kernel.shape, [2, 2, 3, 32]);
  });

  it('fix the seed: the same weights in every run', async () => {
    await set('seed', 42);
    const first = (await inspect(file('small.png'))).shown?.values;
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await until('the end of the inspection', () => inspectionOf(file('small.png')) === undefined);
    const second = (await inspect(file('small.png'))).shown?.values;
    assert.equal(first?.seed, 42);
    assert.deepEqual(first.kernel.data, second?.kernel.data);
    await set('seed', undefined);
    await until('a seed that was drawn', () => {
      const seed = inspectionOf(file('small.png'))?.shown?.values?.seed;
      return seed !== undefined && seed !== 42;
    });
  });
});

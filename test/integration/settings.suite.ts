import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { assertSame, closeAll, file, inspect, inspectionOf, reset, set, until } from './convscope';

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

  it('of every argument reach the layer', async () => {
    const layer: Readonly<Record<string, unknown>> = {
      filters: 6,
      kernelSize: [3, 2],
      padding: 'same',
      dataFormat: 'channels_first',
      dilationRate: [1, 2],
      groups: 3,
      activation: 'hard_silu',
      kernelInitializer: 'RandomUniform(minval=-0.5, maxval=0.5)',
      biasInitializer: { class_name: 'Constant', config: { value: 0.25 } },
      seed: 11,
      name: 'stem',
    };
    const json = Object.fromEntries(Object.entries(layer).map(([name, value]) => [`convscope.conv2d.${name}`, value]));
    await vscode.workspace.fs.writeFile(file('.vscode/settings.json'), new TextEncoder().encode(JSON.stringify(json)));
    const inspection = await inspect(file('small.png'));
    await until(
      'the layer',
      () => inspection.shown?.trace.arguments.name === 'stem' && inspection.status.kind === 'done',
    );
    assert.equal(
      inspection.shown?.trace.call,
      "Conv2D(filters=6, kernel_size=(3, 2), padding='same', data_format='channels_first', dilation_rate=(1, 2), groups=3, activation='hard_silu', kernel_initializer=RandomUniform(minval=-0.5, maxval=0.5), bias_initializer=Constant(value=0.25), name='stem')",
    );
    const { values } = inspection.shown;
    assert.deepEqual(values?.inputShape, [1, 3, 8, 12]);
    assert.deepEqual(values.kernel.shape, [3, 2, 1, 6]);
    assert.deepEqual(values.output.shape, [1, 6, 8, 12]);
    assert.deepEqual([...(values.bias?.data ?? [])], Array(6).fill(0.25));
    assert.equal(values.seed, 11);
    assert.deepEqual(inspection.mismatches, []);
  });

  it('fix the seed: the same weights in every run', async () => {
    await set('seed', 42);
    const first = (await inspect(file('small.png'))).shown?.values;
    await closeAll();
    const second = (await inspect(file('small.png'))).shown?.values;
    assert.equal(first?.seed, 42);
    assertSame(first.kernel.data, second?.kernel.data, 'the kernel');
    await set('seed', undefined);
    await until('a seed that was drawn', () => {
      const seed = inspectionOf(file('small.png'))?.shown?.values?.seed;
      return seed !== undefined && seed !== 42;
    });
  });
});

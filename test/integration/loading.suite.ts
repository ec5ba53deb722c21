import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { LOADERS } from '../../src/conv2d/load/loaders';
import { COMMANDS, EDITOR_TYPE } from '../../src/host/ids';
import type { Inspection } from '../../src/host/inspection/inspection';
import { failure, file, inspect, inspectionOf, panels, reset, setImage, settled, until } from './convscope';

/** Waits for the run that a changed setting starts. */
async function afterChange(inspection: Inspection, change: () => Thenable<unknown>): Promise<void> {
  const before = inspection.shown;
  await change();
  await until('the next run', () => inspection.status.kind !== 'running' && inspection.shown !== before);
}

const arrayOf = ({ shown }: Inspection): unknown[] => {
  const { array } = shown?.trace.image ?? {};
  return [array?.shape, array?.dtype, array?.channelNames.join()];
};

describe('loading', () => {
  afterEach(reset);

  it('follows the loader that is chosen, from the header to the kernel', async () => {
    const inspection = await inspect(file('deep.jpg'));
    assert.deepEqual(arrayOf(inspection), [[13, 17, 3], 'uint8', 'blue,green,red']);
    assert.deepEqual(inspection.shown?.facts?.notes, [
      'Its name ends as those of JPEG files do, but its content is PNG.',
      '16 bits per channel became 8 (value >> 8).',
      'The alpha channel was dropped.',
    ]);
    for (const [loader, expected] of [
      ['cv2.imread unchanged', [[13, 17, 4], 'uint16', 'blue,green,red,alpha']],
      ['keras.utils.load_img grayscale', [[13, 17], 'uint8', 'grey']],
      ['tf.io.decode_image', [[13, 17, 4], 'uint8', 'red,green,blue,alpha']],
    ] as const) {
      await afterChange(inspection, () => vscode.commands.executeCommand(COMMANDS.loadLike, inspection.uri, loader));
      assert.equal(inspection.status.kind, 'done');
      assert.deepEqual(arrayOf(inspection), expected);
      assert.deepEqual(inspection.mismatches, []);
      const [[, , channels = 1]] = expected;
      assert.deepEqual(inspection.shown.values?.kernel.shape, [4, 4, channels, 32]);
    }
  });

  it('resizes as Keras does', async () => {
    await setImage('loadLike', 'keras.utils.load_img');
    await setImage('targetSize', [20, 30]);
    const inspection = await inspect(file('small.png'));
    assert.deepEqual(arrayOf(inspection)[0], [20, 30, 3]);
    assert.deepEqual(inspection.shown?.values?.inputShape, [1, 20, 30, 3]);
  });

  it('tells what each loader makes of the file', async () => {
    const offers = await (await inspect(file('deep.jpg'))).offers();
    assert.deepEqual(
      offers.map(({ loader }) => loader),
      LOADERS,
    );
    assert.equal(offers[2]?.text, '(13, 17, 4) uint16: blue, green, red, alpha');
  });

  it('refuses what the loader refuses, and offers another one', async () => {
    await setImage('loadLike', 'keras.utils.load_img');
    const inspection = await inspect(file('truncated.jpg'));
    assert.match(failure(inspection), /^truncated\.jpg cannot be decoded: .*ends before its last pixel/);
    await afterChange(inspection, () => setImage('loadLike', 'cv2.imread'));
    assert.equal(inspection.status.kind, 'done');
    assert.deepEqual(inspection.shown?.facts?.notes, [
      'The file ends before its last pixel; what is missing was filled in.',
    ]);
  });

  it('reads NumPy arrays, a batch included', async () => {
    const inspection = await inspect(file('batch.npy'));
    assert.equal(inspection.shown?.trace.image.array.read, 'np.load');
    assert.deepEqual(inspection.shown.values?.output.shape, [2, 10, 14, 32]);
    assert.deepEqual(inspection.mismatches, []);
  });

  it('averages a picture down that is above the limit, when that is asked for', async () => {
    await setImage('maxMegapixels', 0.00005);
    const inspection = await inspect(file('small.png'));
    assert.match(
      failure(inspection),
      /^small\.png has 12 × 8 pixels, .*Inspect a smaller copy of it, or raise the limit/,
    );
    assert.ok(inspection.status.kind === 'failed');
    assert.deepEqual(inspection.status.problem.remedies, ['downscale', 'raiseLimit']);
    await inspection.runDownscaled();
    assert.deepEqual(arrayOf(inspection)[0], [4, 6, 3]);
    assert.match(inspection.shown?.trace.steps[0]?.code ?? '', /cv2\.resize\(.*INTER_AREA\)$/);
    assert.equal(inspection.status.kind, 'done');
  });

  it('says what is wrong with a setting', async () => {
    await setImage('loadLike', 'imageio');
    assert.match(
      failure(await inspect(file('small.png'))),
      /^The setting convscope\.loadLike is "imageio"\. Use one of/,
    );
    await setImage('loadLike', undefined);
    await setImage('targetSize', [0, 4]);
    const inspection = inspectionOf(file('small.png'));
    assert.ok(inspection);
    await until('the refusal', () => inspection.status.kind === 'failed' && failure(inspection).includes('targetSize'));
  });

  it('is offered as an editor, which takes the place of the panel', async () => {
    await inspect(file('small.png'));
    assert.equal(panels().length, 1);
    await vscode.commands.executeCommand('vscode.openWith', file('small.png'), EDITOR_TYPE);
    const inspection = await settled(file('small.png'));
    assert.equal(inspection.status.kind, 'done');
    await until('the panel to be gone', () => panels().length === 0);
    const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
    assert.ok(input instanceof vscode.TabInputCustom && input.viewType === EDITOR_TYPE);
    // The same image inspected again: the editor is what is revealed.
    await vscode.commands.executeCommand(COMMANDS.inspect, file('small.png'));
    assert.equal(panels().length, 0);
  });

  it('is not what images are opened with unasked', async () => {
    await vscode.commands.executeCommand('vscode.open', file('small.png'));
    const tab = await until('the image', () => {
      const { activeTab } = vscode.window.tabGroups.activeTabGroup;
      return activeTab?.label === 'small.png' && activeTab;
    });
    assert.ok(tab.input instanceof vscode.TabInputCustom && tab.input.viewType !== EDITOR_TYPE);
  });

  it('shows the picture the right way round, and calls nothing approximate that is not', async () => {
    const inspection = await inspect(file('turned.jpg'));
    assert.deepEqual([inspection.shown?.preview?.height, inspection.shown?.preview?.width], [40, 24]);
    assert.equal(inspection.shown?.facts?.approximate, undefined);
  });
});

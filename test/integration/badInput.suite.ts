import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { COMMANDS } from '../../src/host/ids';
import { failure, file, inspect, reset, sample, set, settled, until } from './convscope';

describe('bad input', () => {
  afterEach(reset);

  const files: readonly (readonly [string, RegExp])[] = [
    ['notes.jpg', /^notes\.jpg is a text, not a picture\. Choose the picture itself\./],
    ['empty.jpg', /^empty\.jpg is empty \(0 bytes\)\. Choose another image/],
    ['truncated.png', /^truncated\.png cannot be decoded: its PNG data is cut off, .*Save or download/],
    ['drawing.png', /^drawing\.png is an SVG drawing, made of shapes and not of pixels\. Export it as PNG\./],
    [
      'huge.png',
      /^huge\.png has 30,000 × 30,000 pixels, 900 megapixels\. Convscope reads at most 200\. Inspect a smaller copy/,
    ],
    ['album.jpg', /^album\.jpg is a folder\. Choose one image in it\./],
    ['missing.jpg', /^missing\.jpg is no longer there: it was deleted, moved or renamed\. Restore the file/],
  ];
  for (const [name, expected] of files) {
    it(`${name}: says what is wrong and what to do`, async () => {
      assert.match(failure(await inspect(file(name))), expected);
    });
  }

  const addresses: readonly (readonly [string, RegExp])[] = [
    [
      'https://localhost:1/a.png',
      /^https:\/\/localhost:1\/a\.png is on the web, and Convscope loads nothing from there/,
    ],
    ['HTTP://localhost:1/a.png', /is on the web, and Convscope loads nothing from there/],
    ['nowhere:/folder/a.png', /^a\.png is in no file system that VS Code knows here \(nowhere:\)\. Save the image/],
    ['data:image/png;base64,AAAA', /is in no file system that VS Code knows here \(data:\)/],
  ];
  for (const [address, expected] of addresses) {
    it(`${address}: is not asked for`, async () => {
      const uri = vscode.Uri.parse(address, true);
      await vscode.commands.executeCommand(COMMANDS.inspect, uri);
      assert.match(failure(await settled(uri)), expected);
    });
  }

  it('a setting that is too large to be looked at is refused', async () => {
    let nested: unknown = 1;
    for (let level = 0; level < 40; level++) nested = [nested];
    await set('kernelSize', nested);
    const expected =
      /^The setting convscope\.conv2d\.kernelSize is too large, or has too many lists inside of each other/;
    assert.match(failure(await inspect(file('small.png'))), expected);
  });

  it('a truncated PNG still shows the shapes that its header tells', async () => {
    const { shown } = await inspect(file('truncated.png'));
    assert.equal(shown?.trace.steps.at(-1)?.shape, '(1, 5, 9, 32)');
    assert.ok(shown.values === undefined, 'there are no values');
  });

  it('a file that is deleted between two runs leaves the last good result', async () => {
    const copy = file('copy.png');
    await vscode.workspace.fs.copy(file('small.png'), copy, { overwrite: true });
    const inspection = await inspect(copy);
    const good = inspection.shown;
    assert.ok(good?.values);
    await vscode.workspace.fs.delete(copy);
    await vscode.commands.executeCommand(COMMANDS.run);
    await settled(copy);
    assert.match(failure(inspection), /^copy\.png is no longer there/);
    assert.ok(inspection.shown === good, 'the last good result is shown');
  });

  it('a kernel larger than the image is refused with the words of Keras, and the last good result stays', async () => {
    const inspection = await inspect(file('small.png'));
    const good = inspection.shown;
    await set('kernelSize', [9, 9]);
    await until('the refusal', () => inspection.status.kind === 'failed');
    assert.match(
      failure(inspection),
      /^Computed output size would be zero or negative\. Received `inputs shape=\(1, 8, 12, 3\)`.*The kernel spans 9 × 9 pixels, the image has 8 × 12/,
    );
    assert.ok(inspection.shown === good, 'the last good result is shown');
    await set('kernelSize', undefined);
    await until('the next run', () => inspection.status.kind === 'done');
  });

  const settings: readonly (readonly [string, unknown, RegExp])[] = [
    ['filters', 0, /Expected a strictly positive value\. Received filters=0\./],
    ['filters', -4, /Expected a strictly positive value\. Received filters=-4\./],
    ['filters', 2.5, /evenly divisible by the number of groups\. Received: groups=1, filters=2\.5\. Use whole/],
    ['filters', 1e9, /filters=1000000000 is more than Convscope allows\. Use at most 4096/],
    ['filters', 'many', /must be an integer\. Received filters='many'/],
    ['kernelSize', 'big', /must be a tuple of 2 integers\. Received kernel_size=big/],
    ['kernelSize', [3], /must be a tuple of 2 integers\. Received kernel_size=\(3,\)/],
    ['padding', 'causal', /one of \{'valid', 'same'\}\. Received: causal/],
    ['padding', 3, /must be a text\. Received padding=3/],
    ['dataFormat', 'nhwc', /one of \{'channels_first', 'channels_last'\}\. Received: data_format=nhwc/],
    [
      'groups',
      5,
      /evenly divisible by the number of groups\. Received: groups=5, filters=32\. With 32 filters use groups=4 or 8/,
    ],
    [
      'groups',
      2,
      /^The number of input channels must be .* but the input has 3 channels .*With 3 channels .* use groups=1/,
    ],
    ['activation', 'lrelu', /Could not interpret activation function identifier: lrelu/],
    ['activation', 'threshold', /missing 2 required positional arguments/],
    ['kernelInitializer', 'he', /Could not interpret initializer identifier: he /],
    ['kernelInitializer', 'RandomNormal(stddev=', /A parenthesis or bracket is not closed\. \(line 1, column 21\)/],
    [
      'kernelInitializer',
      'RandomNormal(sigma=1)',
      /got an unexpected keyword argument 'sigma'.* takes mean, stddev, seed/,
    ],
    ['kernelInitializer', 'identity', /can only be used for 2D matrices\. Received: shape=\(4, 4, 3, 32\) of rank 4/],
    ['biasInitializer', 'orthogonal', /must be at least two-dimensional\. Received: shape=\(32,\) of rank 1/],
    ['useBias', 'no', /must be True or False\. Received use_bias='no'/],
    ['seed', 'lucky', /an integer\. Received: seed=lucky/],
    ['name', 'a/b', /cannot contain character `\/`\. Received: name=a\/b/],
  ];
  for (const [name, value, expected] of settings) {
    it(`${name} = ${JSON.stringify(value)} in settings.json: says so, and the last good result stays`, async () => {
      const inspection = await inspect(file('small.png'));
      const good = inspection.shown;
      assert.ok(good?.values);
      const json = JSON.stringify({ [`convscope.conv2d.${name}`]: value });
      await vscode.workspace.fs.writeFile(file('.vscode/settings.json'), new TextEncoder().encode(json));
      await until('the refusal', () => inspection.status.kind === 'failed');
      assert.match(failure(inspection), expected);
      assert.ok(inspection.shown === good, 'the last good result is shown');
      await vscode.workspace.fs.writeFile(file('.vscode/settings.json'), new TextEncoder().encode('{}'));
      await until('the next run', () => inspection.status.kind === 'done');
    });
  }

  it('a kernel that would need more memory than there may be is refused before it runs', async () => {
    await set('filters', 300);
    await set('kernelSize', 700);
    const inspection = await inspect(sample());
    assert.match(failure(inspection), /kernel of this layer has 1\.64 GiB\. .*Use a smaller kernel_size/);
    assert.equal(inspection.shown?.trace.steps.at(-1)?.shape, '(1, 26, 581, 300)');
  });
});

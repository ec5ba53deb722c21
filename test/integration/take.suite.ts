import assert from 'node:assert/strict';
import { decode } from 'fast-png';
import * as vscode from 'vscode';
import { fromBase64 } from '../../src/host/base64';
import { COMMANDS } from '../../src/host/ids';
import type { Inspection } from '../../src/host/inspection/inspection';
import { colourPixels } from '../../src/picture/colourMap';
import { kernelColour } from '../../src/picture/kernelPicture';
import { type Takeable, toMenuContext } from '../../src/table/takeable';
import { assertSame, file, inspect, inspectionOf, reset, sample, set, setCompute, until } from './convscope';

/** What the panel's menu hands to a command. */
function context(inspection: Inspection, taken: Takeable): unknown {
  return JSON.parse(toMenuContext({ uri: inspection.uri.toString(), ...taken }));
}

/** A whole file as `numpy.save` writes it: version 1.0, values at byte 128. */
function npy(shape: string, values: Float32Array): Uint8Array {
  const text = `{'descr': '<f4', 'fortran_order': False, 'shape': ${shape}, }`;
  const ascii = (part: string): readonly number[] => [...new TextEncoder().encode(part)];
  const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
  return Uint8Array.from([0x93, ...ascii('NUMPY'), 1, 0, 118, 0, ...ascii(`${text.padEnd(117)}\n`), ...bytes]);
}

function floats(bytes: Uint8Array): Float32Array {
  return new Float32Array(Uint8Array.from(bytes.subarray(128)).buffer);
}

describe('Taking along', () => {
  const written: vscode.Uri[] = [];
  /** What the save dialog was asked for. */
  const dialogs: vscode.SaveDialogOptions[] = [];
  let copied: string | undefined;
  const original = {
    save: vscode.window.showSaveDialog,
    clipboard: Object.getOwnPropertyDescriptor(vscode.env, 'clipboard'),
  };

  before(() => {
    // The user takes what is offered.
    Object.assign(vscode.window, {
      showSaveDialog: (options: vscode.SaveDialogOptions) => {
        dialogs.push(options);
        return Promise.resolve(options.defaultUri);
      },
    });
    const clipboard: vscode.Clipboard = {
      readText: () => Promise.resolve(copied ?? ''),
      writeText: (text) => {
        copied = text;
        return Promise.resolve();
      },
    };
    Object.defineProperty(vscode.env, 'clipboard', { configurable: true, get: () => clipboard });
  });
  after(() => {
    Object.assign(vscode.window, { showSaveDialog: original.save });
    if (original.clipboard) Object.defineProperty(vscode.env, 'clipboard', original.clipboard);
  });
  beforeEach(() => {
    dialogs.length = 0;
    copied = undefined;
  });
  afterEach(async () => {
    for (const uri of written.splice(0)) await vscode.workspace.fs.delete(uri).then(undefined, () => undefined);
    await reset();
  });

  /** Runs a command with what the menu was opened on, and gives the file that it has written. */
  const saved = async (
    command: keyof typeof COMMANDS,
    inspection: Inspection,
    taken: Takeable,
    name: string,
  ): Promise<Uint8Array> => {
    await vscode.commands.executeCommand(COMMANDS[command], context(inspection, taken));
    const uri = dialogs.at(-1)?.defaultUri;
    assert.equal(uri?.toString(), file(name).toString());
    written.push(uri);
    return Uint8Array.from(await vscode.workspace.fs.readFile(uri));
  };

  it('saves kernel, bias, a feature map and the whole output byte for byte', async () => {
    await set('biasInitializer', 'ones');
    const inspection = await inspect(file('small.png'));
    const { kernel, bias } = inspection.shown?.values ?? {};
    assert.ok(kernel && bias);
    const kernelFile = await saved('saveKernel', inspection, { array: 'kernel' }, 'small-conv2d-kernel.npy');
    assertSame(kernelFile, npy('(4, 4, 3, 32)', kernel.data), 'the kernel');
    const biasFile = await saved('saveBias', inspection, { array: 'bias' }, 'small-conv2d-bias.npy');
    assertSame(biasFile, npy('(32,)', new Float32Array(32).fill(1)), 'the bias');
    const map = await saved('saveMap', inspection, { array: 'map', filter: 3 }, 'small-conv2d-map-3.npy');
    const whole = file('whole.npy');
    written.push(whole);
    await vscode.commands.executeCommand(COMMANDS.saveOutput, inspection.uri, undefined, whole);
    const output = Uint8Array.from(await vscode.workspace.fs.readFile(whole));
    assertSame(output, npy('(1, 5, 9, 32)', floats(output)), 'the output');
    const own = floats(output).filter((_, at) => at % 32 === 3);
    assertSame(map, npy('(5, 9)', floats(map)), 'the map');
    floats(map).forEach((value, at) => assert.ok(Math.abs(value - (own[at] ?? NaN)) <= 1e-4 * Math.abs(value) + 1e-4));
    assert.deepEqual(dialogs[0]?.filters, { 'NumPy array': ['npy'] });
  });

  it('saves a feature map as PNG with the colour of every value, and filters as they are drawn', async () => {
    const inspection = await inspect(file('small.png'));
    const map = await saved('savePicture', inspection, { picture: 'map', filter: 5 }, 'small-conv2d-map-5.png');
    const values = floats(await saved('saveMap', inspection, { filter: 5 }, 'small-conv2d-map-5.npy'));
    const { kernel, output } = inspection.shown?.values ?? {};
    assert.ok(kernel && output);
    const range = output.filters[5];
    assert.ok(range);
    const picture = decode(map);
    assert.deepEqual([picture.height, picture.width, picture.channels], [5, 9, 3]);
    const expected = colourPixels(values, 'gray', range).filter((_, at) => at % 4 !== 3);
    // A map by itself and all maps together may differ in the last bit of a float, so in one step of a colour.
    picture.data.forEach((level, at) => assert.ok(Math.abs(level - (expected[at] ?? NaN)) <= 1, `level ${at}`));
    const filter = decode(
      await saved('savePicture', inspection, { picture: 'filter', filter: 5 }, 'small-conv2d-filter-5.png'),
    );
    assert.deepEqual([filter.height, filter.width], [256, 4 * 256 + 3 * 2]);
    const limit = Math.max(-kernel.statistics.min, kernel.statistics.max);
    const at = (256 + 2 + 64 * 2 + 10) * 4 + (64 * 3 + 20) * filter.width * 4;
    assert.deepEqual([...filter.data.subarray(at, at + 3)], [...kernelColour(kernel, 5, 0, 3, 2, limit)]);
    const sheet = decode(await saved('savePicture', inspection, { picture: 'kernels' }, 'small-conv2d-kernels.png'));
    // 32 filters of RGB, blue, green and red in three columns.
    const one = { height: 64, width: 4 * 64 + 3 * 2 };
    assert.deepEqual([sheet.height, sheet.width], [11 * one.height + 10 * 8, 3 * one.width + 2 * 8]);
    const image = decode(await saved('savePicture', inspection, { picture: 'image' }, 'small-conv2d-image.png'));
    assert.deepEqual([image.height, image.width], [8, 12]);
  });

  it('copies tables as Markdown or CSV, shapes and numbers', async () => {
    const inspection = await inspect(file('small.png'));
    const run = (command: keyof typeof COMMANDS, taken: Takeable): Thenable<unknown> =>
      vscode.commands.executeCommand(COMMANDS[command], context(inspection, taken));
    await run('copyTableAsMarkdown', { table: { name: 'shapes' } });
    assert.match(copied ?? '', /^\| step \| Python \| shape \|.*\n\| --- \| --- \| --- \|/);
    assert.match(copied ?? '', /\(1, 5, 9, 32\) \| float32 \| 1,440 \| 5,760 bytes/);
    await run('copyTableAsCsv', { table: { name: 'weights', filter: 2, channel: 1 } });
    const rows = (copied ?? '')
      .split('\r\n')
      .slice(1, -1)
      .map((row) => row.split(',').slice(1).map(Number));
    const { kernel } = inspection.shown?.values ?? {};
    assert.deepEqual(
      rows.flat(),
      Array.from({ length: 16 }, (_, at) => kernel?.data[(at * 3 + 1) * 32 + 2]),
    );
    await run('copyTableAsCsv', { table: { name: 'dotProduct', cell: { y: 0, x: 8, filter: 31 } } });
    assert.equal((copied ?? '').split('\r\n').length, 1 + 48 + 3 + 1);
    await run('copyShape', { shape: '(5, 9)' });
    assert.equal(copied, '(5, 9)');
    await run('copyNumber', { number: '0.10000000149011612' });
    assert.equal(copied, '0.10000000149011612');
  });

  it('leaves clipboard and disk alone where there is nothing to take', async () => {
    await set('kernelSize', [99, 99]);
    const { uri } = await inspect(file('small.png'));
    for (const command of ['savePicture', 'saveKernel', 'saveBias', 'copyTableAsCsv'] as const) {
      const first: unknown = JSON.parse(
        toMenuContext({ uri: uri.toString(), picture: 'map', table: { name: 'maps' } }),
      );
      await vscode.commands.executeCommand(COMMANDS[command], first);
    }
    assert.deepEqual([dialogs, copied], [[], undefined]);
  });

  describe('a report', () => {
    const report = async (uri: vscode.Uri, name: string): Promise<string> => {
      const target = file(name);
      written.push(target);
      await vscode.commands.executeCommand(COMMANDS.saveReport, uri, target);
      return new TextDecoder().decode(await vscode.workspace.fs.readFile(target));
    };

    it('of a finished run has everything, as JSON and as a page', async () => {
      const { uri, shown } = await inspect(file('small.png'));
      const document: unknown = JSON.parse(await report(uri, 'report.json'));
      assert.ok(typeof document === 'object' && document && 'layer' in document && 'output' in document);
      assert.deepEqual(Object.keys(document).slice(0, 4), ['format', 'made', 'status', 'asked']);
      const { layer } = document;
      assert.ok(typeof layer === 'object' && layer && 'seed' in layer);
      assert.equal(layer.seed, shown?.trace.seed);
      const html = await report(uri, 'report.html');
      const pictures = [...html.matchAll(/src="data:image\/png;base64,([^"]+)"/g)].map(([, text = '']) =>
        decode(fromBase64(text)),
      );
      assert.equal(pictures.length, 1 + 32 + 32);
      assert.deepEqual([pictures[0]?.height, pictures[0]?.width], [8, 12]);
      assert.deepEqual([pictures.at(-1)?.height, pictures.at(-1)?.width], [5, 9]);
      for (const step of shown?.trace.steps ?? [])
        assert.ok(html.includes(step.shape.replaceAll("'", '&#39;')), step.id);
      assert.ok(!html.includes('<script'));
    });

    it('of a layer that was refused says so', async () => {
      await set('kernelSize', [99, 99]);
      const { uri, status } = await inspect(file('small.png'));
      assert.equal(status.kind, 'failed');
      const html = await report(uri, 'refused.html');
      assert.match(html, /The layer was not run/);
      assert.match(html, /kernel_size/);
      assert.match(await report(uri, 'refused.json'), /"kind": "failed"/);
    });

    it('of an image that cannot be read says so', async () => {
      const { uri } = await inspect(file('empty.jpg'));
      assert.match(await report(uri, 'empty.html'), /The layer was not run/);
    });

    it('of a run that has not ended has the shapes, and says so', async () => {
      await set('filters', 512);
      await setCompute('backend', 'cpu');
      const uri = sample();
      void vscode.commands.executeCommand(COMMANDS.inspect, uri);
      const inspection = await until('the shapes', () => inspectionOf(uri)?.shown && inspectionOf(uri));
      const text = await report(uri, 'running.json');
      assert.equal(inspection.status.kind, 'running');
      assert.match(text, /"kind": "running"/);
      assert.match(text, /"text": "\(1, 722, 1277, 512\)"/);
      assert.match(text, /"output": null/);
      assert.match(await report(uri, 'running.html'), /The run had not ended when this was saved/);
      inspection.cancel();
    });
  });
});

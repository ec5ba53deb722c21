import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { stepOf } from '../../src/conv2d/trace';
import { COMMANDS } from '../../src/host/ids';
import {
  closeAll,
  extension,
  file,
  inspect,
  inspectionOf,
  panels,
  reset,
  sample,
  settled,
  until,
  untilPanels,
} from './convscope';

/** A file system that holds the same file under every name. */
class OneFile implements vscode.FileSystemProvider {
  readonly onDidChangeFile = new vscode.EventEmitter<vscode.FileChangeEvent[]>().event;
  constructor(private readonly bytes: Uint8Array) {}
  watch = (): vscode.Disposable => new vscode.Disposable(() => undefined);
  stat = (): vscode.FileStat => ({ type: vscode.FileType.File, ctime: 0, mtime: 0, size: this.bytes.length });
  readFile = (): Uint8Array => this.bytes;
  readDirectory = (): [string, vscode.FileType][] => [];
  createDirectory = this.#refuse;
  writeFile = this.#refuse;
  delete = this.#refuse;
  rename = this.#refuse;
  #refuse(): never {
    throw vscode.FileSystemError.NoPermissions();
  }
}

describe('Inspect Conv2D', () => {
  afterEach(reset);

  it('traces and runs the worked example', async () => {
    const inspection = await inspect(sample());
    assert.deepEqual(inspection.status, { kind: 'done' });
    assert.deepEqual(inspection.mismatches, []);
    const { trace, values, facts } = inspection.shown ?? {};
    assert.ok(trace && values && facts);
    assert.deepEqual(
      trace.steps.map(({ shape }) => shape),
      [
        '(725, 1280, 3)',
        '(1, 725, 1280, 3)',
        '(1, 725, 1280, 3)',
        '[]',
        '(4, 4, 3, 32)',
        '(32,)',
        '(1, 722, 1277, 32)',
      ],
    );
    assert.equal(values.weightsBeforeCall, 0);
    assert.deepEqual(values.kernel.shape, [4, 4, 3, 32]);
    assert.deepEqual(values.output.shape, [1, 722, 1277, 32]);
    assert.equal(values.output.filters.length, 32);
    assert.ok(stepOf(trace, 'output').formulas.some(({ text }) => text === '725 - 4 + 1 = 722'));
    assert.equal(panels().length, 1);
    assert.equal(panels()[0]?.label, 'Conv2D: test_1.jpg');
  });

  it('knows the shapes before the layer has run', async () => {
    await vscode.commands.executeCommand(COMMANDS.inspect, sample());
    const inspection = await until('the inspection', () => inspectionOf(sample()));
    // From event to event: whoever looks only now and then may come when all is over.
    const first = await new Promise<string>((resolve) => {
      const look = (): void => {
        const { status, shown } = inspection;
        if (shown) resolve(`${status.kind}, ${shown.values ? 'with' : 'without'} values`);
      };
      inspection.onDidChange(look);
      look();
    });
    assert.equal(first, 'running, without values');
    await settled(sample());
  });

  it('reveals the panel that is there instead of opening a second', async () => {
    await inspect(file('small.png'));
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(file('album.jpg/readme.txt')));
    await inspect(file('small.png'));
    assert.equal(panels().length, 1);
    assert.equal(panels()[0]?.isActive, true);
  });

  it('opens a panel for each of several selected images', async () => {
    const [one, two] = [file('small.png'), file('turned.jpg')];
    await vscode.commands.executeCommand(COMMANDS.inspect, one, [one, two]);
    assert.equal((await settled(one)).status.kind, 'done');
    assert.equal((await settled(two)).status.kind, 'done');
    await untilPanels(2);
  });

  it('takes the image that is open when it comes from the palette', async () => {
    await vscode.commands.executeCommand('vscode.open', file('turned.jpg'));
    await until('the image tab', () => vscode.window.tabGroups.activeTabGroup.activeTab?.label === 'turned.jpg');
    await vscode.commands.executeCommand(COMMANDS.inspect);
    const inspection = await settled(file('turned.jpg'));
    // 40 x 24 as stored; EXIF orientation 6 exchanges height and width.
    assert.deepEqual(inspection.shown?.trace.image.array.shape, [40, 24, 3]);
    assert.deepEqual(inspection.shown.facts?.notes, ['Turned by EXIF orientation 6.']);
  });

  it('reads through the file system of a virtual workspace', async () => {
    const bytes = await vscode.workspace.fs.readFile(file('small.png'));
    const provider = vscode.workspace.registerFileSystemProvider('convscope-test', new OneFile(bytes), {
      isReadonly: true,
    });
    try {
      const inspection = await inspect(vscode.Uri.from({ scheme: 'convscope-test', path: '/far/away.png' }));
      assert.deepEqual(inspection.status, { kind: 'done' });
      assert.deepEqual(inspection.shown?.values?.output.shape, [1, 5, 9, 32]);
      await closeAll();
    } finally {
      provider.dispose();
    }
  });

  it('makes the image of the focused panel the active one, and none when all are closed', async () => {
    await inspect(file('small.png'));
    const { inspections } = extension().exports;
    const activeName = (): string | undefined => inspections.active?.fileName;
    assert.equal(activeName(), 'small.png');
    await inspect(file('turned.jpg'));
    await until('the new panel', () => activeName() === 'turned.jpg');
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    await until('the other panel', () => activeName() === 'small.png');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await until('no active image', () => inspections.active === undefined);
    assert.equal(inspectionOf(file('small.png')), undefined);
  });
});

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { toBase64 } from '../../src/host/base64';
import { COMMANDS, IMAGE_SETTINGS, IMAGE_SETTINGS_SECTION, SETTINGS_SECTION } from '../../src/host/ids';
import type { HistoryEntry } from '../../src/host/history/entries';
import type { InspectionHistory } from '../../src/host/history/inspectionHistory';
import { MEMORY_SCHEME } from '../../src/host/memory/names';
import {
  closeAll,
  extension,
  file,
  inspect,
  inspectionOf,
  panels,
  reset,
  set,
  setImage,
  settled,
  until,
} from './convscope';

describe('The history of inspected runs', () => {
  let history: InspectionHistory;
  before(async () => {
    await extension().activate();
    history = await extension().exports.history.load();
  });
  beforeEach(() => history.forgetAll());
  afterEach(reset);
  after(() => history.forgetAll());

  /** Inspects an image and waits until that is remembered, whatever else is. */
  async function recorded(uri: vscode.Uri): Promise<HistoryEntry> {
    const newest = (): HistoryEntry | undefined => history.entries.find((entry) => entry.uri === uri.toString());
    const before = newest()?.time;
    await inspect(uri);
    return until(`an entry of ${uri.path}`, () => {
      const entry = newest();
      return entry?.time !== before && entry;
    });
  }

  it('remembers runs that end well, the newest first', async () => {
    await recorded(file('small.png'));
    // It would be run again with the new setting, and might end after the next one.
    await closeAll();
    await set('filters', 5);
    const newest = await recorded(file('turned.jpg'));
    assert.deepEqual(
      history.entries.map(({ uri }) => uri),
      [file('turned.jpg'), file('small.png')].map(String),
    );
    assert.equal(newest.outputShape, '(1, 37, 21, 5)');
    assert.equal(newest.call, 'Conv2D(filters=5, kernel_size=(4, 4))');
    assert.deepEqual(newest.read, { loader: 'cv2.imread', targetSize: null });
    assert.ok(Math.abs(Date.now() - newest.time) < 60_000);
    assert.ok(JSON.stringify(history.entries).length < 2000, 'no pixels are kept');
  });

  it('remembers nothing of runs that fail, nor of images that are no files', async () => {
    await inspect(file('notes.jpg'));
    const bytes = await vscode.workspace.fs.readFile(file('small.png'));
    await vscode.env.clipboard.writeText(`data:image/png;base64,${toBase64(bytes)}`);
    await vscode.commands.executeCommand(COMMANDS.inspectClipboard);
    const { inspections } = extension().exports;
    await until(
      'the image in memory',
      () => inspections.active?.uri.scheme === MEMORY_SCHEME && inspections.active.status.kind === 'done',
    );
    // The next one is remembered after the others would have been.
    await recorded(file('turned.jpg'));
    assert.deepEqual(
      history.entries.map(({ uri }) => uri),
      [String(file('turned.jpg'))],
    );
  });

  it('moves a run that is done again to the top', async () => {
    const first = await recorded(file('small.png'));
    await recorded(file('turned.jpg'));
    await recorded(file('small.png'));
    assert.equal(history.entries.length, 2);
    assert.equal(history.entries[0]?.uri, first.uri);
    assert.ok(history.entries[0].time > first.time);
  });

  it('goes back to image, arguments, loader and weights', async () => {
    await set('filters', 7);
    await set('kernelInitializer', 'RandomNormal(stddev=0.1)');
    await setImage('loadLike', 'cv2.imread grayscale');
    const entry = await recorded(file('small.png'));
    const weights = inspectionOf(file('small.png'))?.shown?.values?.kernel.data;
    await closeAll();
    await set('filters', 3);
    await set('kernelInitializer', 'ones');
    await setImage('loadLike', 'PIL.Image.open');
    await vscode.commands.executeCommand(COMMANDS.inspectAgain, entry);
    const inspection = await until('the run', () => {
      const found = inspectionOf(file('small.png'));
      return found?.status.kind === 'done' && found;
    });
    assert.equal(inspection.shown?.values?.output.shape.join(), '1,5,9,7');
    assert.deepEqual(inspection.shown.values.kernel.data, weights);
    assert.equal(inspection.shown.trace.call, entry.call);
    const section = vscode.workspace.getConfiguration(SETTINGS_SECTION);
    assert.equal(section.inspect('filters')?.workspaceValue, 7);
    assert.equal(section.inspect('kernelInitializer')?.workspaceValue, 'RandomNormal(stddev=0.1)');
    const images = vscode.workspace.getConfiguration(IMAGE_SETTINGS_SECTION);
    assert.equal(images.inspect(IMAGE_SETTINGS.loadLike)?.workspaceValue, 'cv2.imread grayscale');
    await until('the panel', () => panels().length === 1);
    assert.equal(history.entries.length, 1);
  });

  it('changes no setting for a file that is no more', async () => {
    const copy = file('copy.png');
    await vscode.workspace.fs.copy(file('small.png'), copy);
    await set('filters', 9);
    const entry = await recorded(copy);
    await vscode.workspace.fs.delete(copy);
    await closeAll();
    await set('filters', 4);
    await vscode.commands.executeCommand(COMMANDS.inspectAgain, entry);
    assert.equal(vscode.workspace.getConfiguration(SETTINGS_SECTION).get('filters'), 4);
    assert.equal(inspectionOf(copy), undefined);
    assert.equal(history.entries.length, 1);
  });

  it('is changed entry by entry and as a whole', async () => {
    const first = await recorded(file('small.png'));
    const second = await recorded(file('turned.jpg'));
    await vscode.commands.executeCommand(COMMANDS.removeFromHistory, first);
    assert.deepEqual(history.entries, [second]);
    // What is no entry, or has an address that is none, is refused with a message.
    await vscode.commands.executeCommand(COMMANDS.removeFromHistory, { uri: 'anything' });
    await vscode.commands.executeCommand(COMMANDS.inspectAgain, { ...second, uri: 'file:////x' });
    assert.deepEqual(history.entries, [second]);
    await history.forgetAll();
    assert.deepEqual(history.entries, []);
  });

  it('forgets the oldest beyond 50', async () => {
    const oldest = await recorded(file('small.png'));
    const shown = inspectionOf(file('small.png'))?.shown;
    for (let count = 1; count <= 50; count++) await history.record({ uri: file(`${count}.png`), shown });
    assert.equal(history.entries.length, 50);
    assert.equal(history.entries[0]?.uri, String(file('50.png')));
    assert.ok(!history.entries.some(({ uri }) => uri === oldest.uri));
  });

  it('does not run twice what is on screen already', async () => {
    const entry = await recorded(file('small.png'));
    const shown = (await settled(file('small.png'))).shown;
    await vscode.commands.executeCommand(COMMANDS.inspectAgain, entry);
    // A run that had been started would come before this one.
    await inspect(file('turned.jpg'));
    assert.equal(inspectionOf(file('small.png'))?.shown, shown);
  });
});

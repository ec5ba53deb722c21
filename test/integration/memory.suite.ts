import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { toBase64 } from '../../src/host/base64';
import { imageInClipboardText } from '../../src/host/memory/clipboardImage';
import { imageUnderCursor } from '../../src/host/memory/inspectDataUri';
import { MEMORY_COMMANDS, MEMORY_SCHEME, PASTE_PANEL_TYPE } from '../../src/host/memory/names';
import { imageInOutput } from '../../src/host/memory/notebookOutput';
import type { Inspection } from '../../src/host/inspection/inspection';
import { extension, file, inspect, panels, reset, settled, until } from './convscope';

/** Keeps what it is given, and answers as the extension's files would. */
class Files {
  readonly added: (readonly [string, number])[] = [];
  add(name: string, bytes: Uint8Array): vscode.Uri {
    this.added.push([name, bytes.length]);
    return vscode.Uri.from({ scheme: MEMORY_SCHEME, path: `/${this.added.length}/${name}` });
  }
}

let small: Uint8Array;
let dataUri: string;
let files: Files;
let texts = 0;

/** The text with its bar as the cursor, in an editor; in a file, because VS Code asks before it closes other texts. */
async function edit(marked: string, name = 'memory.md'): Promise<vscode.TextEditor> {
  const uri = file(`memory/${++texts}/${name}`);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(marked.replace('|', '')));
  const document = await vscode.workspace.openTextDocument(uri);
  return placeCursor(await vscode.window.showTextDocument(document), marked.indexOf('|'));
}

function placeCursor(editor: vscode.TextEditor, offset: number): vscode.TextEditor {
  const position = editor.document.positionAt(offset);
  editor.selection = new vscode.Selection(position, position);
  return editor;
}

/** Runs a command and waits for the end of the inspection that it starts. */
async function inspected(name: string, run: () => Thenable<unknown>): Promise<Inspection> {
  await run();
  const { inspections } = extension().exports;
  const active = await until(name, () => inspections.active?.fileName === name && inspections.active);
  return settled(active.uri);
}

/** The problem that the user would read, whole. */
function saying(expected: RegExp): (error: unknown) => boolean {
  return (error) => error instanceof Error && expected.test(`${error.message} ${JSON.stringify(error)}`);
}

function paste(): vscode.Tab[] {
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  return tabs.filter(
    ({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith(PASTE_PANEL_TYPE),
  );
}

describe('images that are no files', () => {
  before(async () => {
    await extension().activate();
    small = await vscode.workspace.fs.readFile(file('small.png'));
    dataUri = `data:image/png;base64,${toBase64(small)}`;
  });
  beforeEach(() => (files = new Files()));
  afterEach(reset);
  after(() => vscode.workspace.fs.delete(file('memory'), { recursive: true }));

  describe('under the cursor', () => {
    const command = (): Thenable<unknown> => vscode.commands.executeCommand(MEMORY_COMMANDS.inspectUnderCursor);

    it('are inspected like files', async () => {
      await edit(`# A\n\n![](${dataUri.replace('base64', 'base6|4')})\n`);
      const { status, shown, uri } = await inspected('data-uri.png', command);
      assert.deepEqual(status, { kind: 'done' });
      assert.deepEqual(shown?.values?.output.shape, [1, 5, 9, 32]);
      assert.equal(panels()[0]?.label, 'Conv2D: data-uri.png');
      assert.equal(uri.scheme, MEMORY_SCHEME);
    });

    it('can be read by all, written by none, and are one file however often they are inspected', async () => {
      await edit(`|${dataUri}`);
      const { uri } = await inspected('data-uri.png', command);
      const { fs } = vscode.workspace;
      assert.deepEqual(new Uint8Array(await fs.readFile(uri)), new Uint8Array(small));
      assert.deepEqual([(await fs.stat(uri)).type, (await fs.stat(uri)).size], [vscode.FileType.File, small.length]);
      const refused = { code: 'NoPermissions' };
      await assert.rejects(async () => fs.writeFile(uri, small), refused);
      await assert.rejects(async () => fs.delete(uri), refused);
      await assert.rejects(async () => fs.rename(uri, uri.with({ path: '/b.png' })));
      await assert.rejects(async () => fs.readDirectory(uri.with({ path: '/' })));
      await assert.rejects(async () => fs.stat(uri.with({ path: '/0/none.png' })), { code: 'FileNotFound' });
      await edit(`url(|${dataUri})`, 'memory.css');
      const again = await inspected('data-uri.png', command);
      assert.equal(again.uri.toString(), uri.toString());
      assert.equal(panels().length, 1);
    });

    it('may be named by their path, too', async () => {
      await vscode.workspace.fs.copy(file('small.png'), file('memory/my small.png'), { overwrite: true });
      const text = 'Beside it: ![](../my%20small.png "A title"). In the folder: open("small.png").';
      const editor = await edit(text);
      for (const [word, path] of [
        ['my%20', 'memory/my small.png'],
        ['"small', 'small.png'],
      ] as const) {
        const uri = await imageUnderCursor(placeCursor(editor, text.indexOf(word) + 3), files);
        assert.equal(uri.toString(), file(path).toString());
      }
      assert.deepEqual(files.added, []);
    });

    it('may be named by absolute path or by address', async () => {
      const { fsPath } = file('small.png');
      for (const text of [`open('|${fsPath}')`, `<${file('small.png').toString().replace('small', 'sm|all')}>`]) {
        assert.equal((await imageUnderCursor(await edit(text), files)).fsPath, fsPath);
      }
    });

    it('are missed in words', async () => {
      const none = /no image under the cursor.*data URI/;
      await assert.rejects(async () => imageUnderCursor(undefined, files), saying(/no text editor/));
      await assert.rejects(async () => imageUnderCursor(await edit('|'), files), saying(none));
      await assert.rejects(async () => imageUnderCursor(await edit(`x |y ${dataUri}`), files), saying(none));
      await assert.rejects(async () => imageUnderCursor(await edit('![](missing|.png)'), files), saying(none));
      await assert.rejects(async () => imageUnderCursor(await edit('alb|um.jpg'), files), saying(none));
      await assert.rejects(
        async () => imageUnderCursor(await edit('![](https://a.b/c|.png)'), files),
        saying(/https:\/\/a\.b\/c\.png is on the web.*Save the image/),
      );
      await assert.rejects(
        async () => imageUnderCursor(await edit('"data:image/png;base64,|A*"'), files),
        saying(/malformed: character 2 of it is “\*” \(column 25\)/),
      );
    });
  });

  describe('in the output of a notebook cell', () => {
    const item = (mime: string, data: Uint8Array = small): vscode.NotebookCellOutputItem =>
      new vscode.NotebookCellOutputItem(data, mime);
    const cellWith = (...outputs: vscode.NotebookCellOutputItem[][]): vscode.NotebookCellData => {
      const cell = new vscode.NotebookCellData(vscode.NotebookCellKind.Code, 'show()', 'python');
      cell.outputs = outputs.map((items) => new vscode.NotebookCellOutput(items));
      return cell;
    };
    const notebooks: vscode.NotebookCellData[][] = [];
    /** Read from a file, because a notebook that an extension makes loses the bytes of its outputs. */
    const open = async (...cells: vscode.NotebookCellData[]): Promise<vscode.NotebookDocument> => {
      const index = notebooks.push(cells) - 1;
      const uri = file(`memory/${index}.interactive`);
      await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(String(index)));
      return vscode.workspace.openNotebookDocument(uri);
    };
    let serializer: vscode.Disposable;

    before(() => {
      // The one type of notebook that VS Code itself brings along.
      serializer = vscode.workspace.registerNotebookSerializer('interactive', {
        deserializeNotebook: (content) =>
          new vscode.NotebookData(notebooks[Number(new TextDecoder().decode(content))] ?? []),
        serializeNotebook: () => new Uint8Array(),
      });
    });
    after(() => void serializer.dispose());

    it('are inspected from the button of the cell', async () => {
      const notebook = await open(cellWith([item('text/plain')], [item('image/png'), item('text/plain')]));
      const { status, shown } = await inspected('cell-1-output-2.png', () =>
        vscode.commands.executeCommand(MEMORY_COMMANDS.inspectNotebookOutput, notebook.cellAt(0)),
      );
      assert.deepEqual(status, { kind: 'done' });
      assert.deepEqual(shown?.values?.output.shape, [1, 5, 9, 32]);
    });

    it('are found in HTML, and a JPEG is called one', async () => {
      const html = new TextEncoder().encode(`<p><img src="${dataUri}"></p>`);
      const notebook = await open(cellWith([item('text/html', html)]), cellWith([item('image/jpeg')]));
      await imageInOutput(notebook.cellAt(0), undefined, files);
      await imageInOutput(notebook.cellAt(1), undefined, files);
      assert.deepEqual(files.added, [
        ['cell-1-output-1-1.png', small.length],
        ['cell-2-output-1.jpg', small.length],
      ]);
    });

    it('are missed in words', async () => {
      const notebook = await open(cellWith(), cellWith([item('image/svg+xml')]), cellWith([item('text/plain')]));
      const cell = (index: number) => async () => imageInOutput(notebook.cellAt(index), undefined, files);
      await assert.rejects(cell(0), saying(/Cell 1 has no output\..*Run the cell/));
      await assert.rejects(cell(1), saying(/cell 2 is an SVG.*show a PNG/));
      await assert.rejects(cell(2), saying(/cell 3 has no image, only text\/plain/));
      await assert.rejects(async () => imageInOutput(undefined, undefined, files), saying(/no notebook cell/));
      await assert.rejects(async () => imageInOutput({ index: 1 }, undefined, files), saying(/no notebook cell/));
    });
  });

  describe('on the clipboard', () => {
    const log = { warn: (): void => undefined };
    const from = async (text: string): Promise<vscode.Uri | undefined> =>
      imageInClipboardText(
        { readText: async () => Promise.resolve(text), writeText: async () => Promise.resolve() },
        files,
        log,
      );

    it('as a data URI, on one line or on several', async () => {
      assert.equal((await from(` ${dataUri}\n`))?.path, '/1/data-uri.png');
      assert.equal((await from(dataUri.replace(/.{60}/g, '$&\r\n')))?.path, '/2/data-uri.png');
      assert.deepEqual(files.added[1], ['data-uri.png', small.length]);
      await assert.rejects(async () => from('data:image/png;base64,A'), saying(/ends too early/));
      await assert.rejects(async () => from('data:image/svg+xml,<svg/>'), saying(/is an SVG/));
    });

    it('as the path or address of a file', async () => {
      const { fsPath } = file('small.png');
      for (const text of [fsPath, `"${fsPath}"`, file('small.png').toString(), 'small.png', './small.png']) {
        assert.equal((await from(text))?.fsPath, fsPath, text);
      }
    });

    it('are not seen in any other text', async () => {
      const folder = file('album.jpg').fsPath;
      for (const text of [
        '',
        'hello',
        'missing.png',
        folder,
        'small.png\nsmall.png',
        'https://a.b/c.png',
        'x:',
        '~/',
      ]) {
        assert.equal(await from(text), undefined, text);
      }
      const locked = { readText: () => Promise.reject(new Error('no')), writeText: () => Promise.resolve() };
      assert.equal(await imageInClipboardText(locked, files, log), undefined);
      const silent = { ...locked, readText: () => new Promise<string>(() => undefined) };
      assert.equal(await imageInClipboardText(silent, files, log), undefined);
    });

    it('are asked for in one page to paste into', async () => {
      await vscode.env.clipboard.writeText('no image');
      await vscode.commands.executeCommand(MEMORY_COMMANDS.inspectClipboard);
      await until('the page', () => paste().length === 1);
      await inspect(file('small.png'));
      await vscode.commands.executeCommand(MEMORY_COMMANDS.inspectClipboard);
      await until('the page in front', () => paste()[0]?.isActive);
      assert.equal(paste().length, 1);
      assert.equal(paste()[0]?.label, 'Paste an Image');
    });
  });
});

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { HOVER_SETTINGS, IMAGE_SETTINGS_SECTION } from '../../src/host/ids';
import { file, reset, sample, set, setImage } from './convscope';

/** What Convscope shows at the bar in a text; empty where it shows nothing. */
async function hoverIn(marked: string, language = 'python', beside?: vscode.Uri): Promise<string> {
  const content = marked.replace('|', '');
  let document: vscode.TextDocument;
  if (beside) {
    await vscode.workspace.fs.writeFile(beside, new TextEncoder().encode(content));
    document = await vscode.workspace.openTextDocument(beside);
  } else {
    document = await vscode.workspace.openTextDocument({ content, language });
  }
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    document.positionAt(marked.indexOf('|')),
  );
  return hovers
    .flatMap(({ contents }) => contents)
    .map((part) => (part instanceof vscode.MarkdownString ? part.value : ''))
    .filter((text) => text.includes('command:convscope.inspect'))
    .join('\n')
    .replaceAll('\\', '');
}

/** The same where there has to be something: a document that was opened just now may not be known everywhere yet. */
async function shownIn(...where: Parameters<typeof hoverIn>): Promise<string> {
  for (let attempt = 0; attempt < 20; attempt++) {
    const text = await hoverIn(...where);
    if (text !== '') return text;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return '';
}

describe('A hover over the path of an image', () => {
  afterEach(reset);

  it('tells the array, the output and a way to inspect it', async () => {
    const text = await shownIn("image = cv2.imread('sm|all.png')");
    assert.match(text, /^\*\*small\.png\*\* · PNG · 345 bytes/);
    assert.match(text, /`cv2\.imread`: `\(8, 12, 3\)` uint8, blue, green, red/);
    assert.match(text, /`Conv2D` of the settings: `\(1, 5, 9, 32\)` float32/);
    assert.match(text, /\[\$\(layers\) Inspect Conv2D\]\(command:convscope\.inspect\?/);
  });

  it('follows loader and layer of the settings', async () => {
    await setImage('loadLike', 'cv2.imread grayscale');
    await set('filters', 7);
    const text = await shownIn('![](small.p|ng "Title")', 'markdown');
    assert.match(text, /`cv2\.imread grayscale`: `\(8, 12\)` uint8, gr[ae]y/);
    assert.match(text, /`\(1, 5, 9, 7\)` float32/);
  });

  it('takes paths from the root, and from the folder of the document first', async () => {
    assert.match(await shownIn(`"${file('turned.jpg').fsPath.replaceAll('\\', '/')}|"`), /\(40, 24, 3\)/);
    const folder = file('nested');
    try {
      await vscode.workspace.fs.copy(sample(), vscode.Uri.joinPath(folder, 'small.png'));
      const text = await shownIn("imread('sma|ll.png')", 'python', vscode.Uri.joinPath(folder, 'a.py'));
      assert.match(text, /JPEG/);
      assert.match(text, /Its name ends as those of PNG files do/);
    } finally {
      await vscode.workspace.fs.delete(folder, { recursive: true });
    }
  });

  it('says in one line what is wrong with a file', async () => {
    assert.match(await shownIn("'no|tes.jpg'"), /\$\(warning\) notes\.jpg is a text, not a picture/);
    assert.match(await shownIn("'emp|ty.jpg'"), /\$\(warning\) empty\.jpg is empty/);
    await set('kernelSize', [100, 100]);
    assert.match(await shownIn("'sma|ll.png'"), /\(8, 12, 3\)` uint8.*\n\$\(warning\) /);
  });

  it('is not there without such a file, for folders, on the web, or where it is switched off', async () => {
    assert.equal(await hoverIn("'missi|ng.png'"), '');
    assert.equal(await hoverIn("'alb|um.jpg'"), '');
    assert.equal(await hoverIn("'https://example.org/sma|ll.png'"), '');
    const section = vscode.workspace.getConfiguration(IMAGE_SETTINGS_SECTION);
    await section.update(HOVER_SETTINGS.imagePaths, false, vscode.ConfigurationTarget.Workspace);
    try {
      assert.equal(await hoverIn("'sma|ll.png'"), '');
    } finally {
      await section.update(HOVER_SETTINGS.imagePaths, undefined, vscode.ConfigurationTarget.Workspace);
    }
  });
});

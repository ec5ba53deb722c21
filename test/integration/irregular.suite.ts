import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { failure, file, inspect, reset } from './convscope';

const SPECIAL = /\.png is not a regular file but a pipe, a socket, a device or the like\. Save the image as a file/;

describe('what is no regular file', () => {
  let folder: string;

  before(function () {
    if (process.platform === 'win32') this.skip();
    folder = mkdtempSync(path.join(tmpdir(), 'convscope-irregular-'));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));
  afterEach(reset);

  const place = (name: string): string => path.join(folder, name);

  it('pipes are refused at once, however many, and other files are read as before', async () => {
    for (let number = 0; number < 6; number++) {
      const pipe = place(`pipe-${number}.png`);
      execFileSync('mkfifo', [pipe]);
      assert.match(failure(await inspect(vscode.Uri.file(pipe))), SPECIAL);
    }
    assert.equal((await inspect(file('small.png'))).status.kind, 'done');
  });

  it('a link to a device without end is refused at once', async () => {
    symlinkSync('/dev/zero', place('endless.png'));
    assert.match(failure(await inspect(vscode.Uri.file(place('endless.png')))), SPECIAL);
  });

  it('so is a socket, and a broken link is called missing', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(place('socket.png'), resolve));
    assert.match(failure(await inspect(vscode.Uri.file(place('socket.png')))), SPECIAL);
    server.close();
    symlinkSync('nowhere', place('broken.png'));
    assert.match(failure(await inspect(vscode.Uri.file(place('broken.png')))), /^broken\.png is no longer there/);
  });

  it('a hover leaves a pipe alone', async () => {
    const pipe = place('hovered.png');
    execFileSync('mkfifo', [pipe]);
    const document = await vscode.workspace.openTextDocument({ content: `"${pipe}"`, language: 'python' });
    const at = new vscode.Position(0, 5);
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      at,
    );
    const texts = hovers.flatMap(({ contents }) => contents.map((part) => JSON.stringify(part)));
    assert.ok(!texts.some((text) => text.includes('convscope.inspect')), texts.join('\n'));
  });
});

import * as vscode from 'vscode';
import { imageInClipboardText } from './clipboardImage';
import { safeName } from './imageTypes';
import { imageUnderCursor } from './inspectDataUri';
import type { MemoryFiles } from './memoryFiles';
import { imageInOutput } from './notebookOutput';
import { PastePanel } from './pastePanel';

export interface MemoryServices {
  readonly files: MemoryFiles;
  /** The user's home folder, where there is one. */
  readonly home: vscode.Uri | undefined;
  readonly extensionUri: vscode.Uri;
  readonly log: vscode.LogOutputChannel;
  /** Opens the panel of an image and runs the layer on it. */
  readonly inspect: (uri: vscode.Uri) => void;
}

/** Inspects images that are no files, or whose file is only named in a text. */
export class MemoryCommands implements vscode.Disposable {
  readonly #paste: PastePanel;

  constructor(private readonly services: MemoryServices) {
    const { extensionUri, files, inspect, log } = services;
    this.#paste = new PastePanel({
      extensionUri,
      log,
      received: ({ name, bytes }) => inspect(files.add(safeName(name, 'clipboard.png'), bytes)),
    });
  }

  async inspectUnderCursor(): Promise<void> {
    const { files, home, inspect } = this.services;
    inspect(await imageUnderCursor(vscode.window.activeTextEditor, files, home));
  }

  async inspectNotebookOutput(clicked: unknown): Promise<void> {
    const { files, inspect } = this.services;
    const uri = await imageInOutput(clicked, vscode.window.activeNotebookEditor, files);
    if (uri) inspect(uri);
  }

  async inspectClipboard(): Promise<void> {
    const { files, home, inspect, log } = this.services;
    const uri = await imageInClipboardText(vscode.env.clipboard, files, log, home);
    if (uri) inspect(uri);
    else this.#paste.show();
  }

  dispose(): void {
    this.#paste.dispose();
  }
}

import * as vscode from 'vscode';
import { EDITOR_TYPE } from '../ids';
import type { Panels } from './panels';

/** The panel as an editor, which “Reopen Editor With…” offers for image files. */
export class InspectionEditor implements vscode.CustomReadonlyEditorProvider, vscode.Disposable {
  readonly #registration: vscode.Disposable;

  constructor(private readonly panels: Panels) {
    this.#registration = vscode.window.registerCustomEditorProvider(EDITOR_TYPE, this);
  }

  openCustomDocument(uri: vscode.Uri): vscode.CustomDocument {
    return { uri, dispose: () => undefined };
  }

  resolveCustomEditor({ uri }: vscode.CustomDocument, panel: vscode.WebviewPanel): void {
    this.panels.adopt(uri, panel);
  }

  dispose(): void {
    this.#registration.dispose();
  }
}

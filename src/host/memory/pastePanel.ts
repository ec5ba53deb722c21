import * as vscode from 'vscode';
import { pageDocument, resourceRoots } from '../pageDocument';
import { PASTE_PANEL_TYPE } from './names';
import { isPasteMessage, type PasteMessage } from './pasteMessage';

export interface PastePanelServices {
  readonly extensionUri: vscode.Uri;
  readonly log: Pick<vscode.LogOutputChannel, 'warn'>;
  /** Called with an image once one has arrived; the panel is gone by then. */
  readonly received: (image: PasteMessage) => void;
}

/** Extensions may only read text from the clipboard: a page, where the user pastes, gets the image. One at a time. */
export class PastePanel implements vscode.Disposable {
  #panel: vscode.WebviewPanel | undefined;

  constructor(private readonly services: PastePanelServices) {}

  show(): void {
    if (this.#panel) this.#panel.reveal();
    else this.#panel = this.#open();
  }

  dispose(): void {
    this.#panel?.dispose();
  }

  #open(): vscode.WebviewPanel {
    const { extensionUri } = this.services;
    const panel = vscode.window.createWebviewPanel(
      PASTE_PANEL_TYPE,
      vscode.l10n.t('Paste an Image'),
      vscode.ViewColumn.Active,
      {
        enableScripts: true,
        localResourceRoots: resourceRoots(extensionUri),
      },
    );
    panel.iconPath = {
      light: vscode.Uri.joinPath(extensionUri, 'media', 'panel-light.svg'),
      dark: vscode.Uri.joinPath(extensionUri, 'media', 'panel-dark.svg'),
    };
    const listener = panel.webview.onDidReceiveMessage((message: unknown) => this.#receive(message));
    panel.onDidDispose(() => {
      listener.dispose();
      this.#panel = undefined;
    });
    panel.webview.html = pageDocument(panel.webview, extensionUri, {
      title: panel.title,
      script: 'paste.js',
      styles: ['paste.css'],
    });
    return panel;
  }

  #receive(message: unknown): void {
    if (!isPasteMessage(message)) {
      this.services.log.warn(`A message from the paste page was not understood (${typeof message}).`);
      return;
    }
    this.#panel?.dispose();
    this.services.received(message);
  }
}

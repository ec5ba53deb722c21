import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
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
    const roots = ['dist', 'media'].map((folder) => vscode.Uri.joinPath(extensionUri, folder));
    const panel = vscode.window.createWebviewPanel(PASTE_PANEL_TYPE, 'Paste an Image', vscode.ViewColumn.Active, {
      enableScripts: true,
      localResourceRoots: roots,
    });
    panel.iconPath = {
      light: vscode.Uri.joinPath(extensionUri, 'media', 'panel-light.svg'),
      dark: vscode.Uri.joinPath(extensionUri, 'media', 'panel-dark.svg'),
    };
    const listener = panel.webview.onDidReceiveMessage((message: unknown) => this.#receive(message));
    panel.onDidDispose(() => {
      listener.dispose();
      this.#panel = undefined;
    });
    panel.webview.html = pasteHtml(panel.webview, extensionUri);
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

/** An empty main that the script fills. */
function pasteHtml(webview: vscode.Webview, extension: vscode.Uri): string {
  const nonce = randomBytes(16).toString('base64');
  const script = webview.asWebviewUri(vscode.Uri.joinPath(extension, 'dist', 'paste.js')).toString();
  const style = webview.asWebviewUri(vscode.Uri.joinPath(extension, 'media', 'paste.css')).toString();
  const policy = [
    "default-src 'none'", // nothing comes from the network
    `script-src 'nonce-${nonce}'`,
    `style-src ${webview.cspSource}`,
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta http-equiv="Content-Security-Policy" content="${policy}">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <link rel="stylesheet" href="${style}">
  <title>Paste an Image</title>
</head>
<body>
  <main id="root"></main>
  <script nonce="${nonce}" src="${script}"></script>
</body>
</html>`;
}

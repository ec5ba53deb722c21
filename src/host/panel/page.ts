import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';

/** In the folder `media/panel`: one for the whole page, then one for each part of it. */
const STYLES = [
  'page',
  'load',
  'status',
  'story',
  'volumes',
  'layer',
  'results',
  'tiles',
  'kernels',
  'maps',
  'cell',
  'statistics',
];

/** Folders of the extension that the page may load from. */
export function resourceRoots(extension: vscode.Uri): vscode.Uri[] {
  return [vscode.Uri.joinPath(extension, 'dist'), vscode.Uri.joinPath(extension, 'media')];
}

/** The panel's document: an empty main that the script fills. */
export function pageHtml(webview: vscode.Webview, extension: vscode.Uri, title: string): string {
  const nonce = randomBytes(16).toString('base64');
  const script = webview.asWebviewUri(vscode.Uri.joinPath(extension, 'dist', 'webview.js')).toString();
  const styles = STYLES.map((name) => {
    const sheet = vscode.Uri.joinPath(extension, 'media', 'panel', `${name}.css`);
    return `<link rel="stylesheet" href="${webview.asWebviewUri(sheet).toString()}">`;
  });
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
  ${styles.join('\n  ')}
  <title>${escapeHtml(title)}</title>
</head>
<body>
  <main id="root"></main>
  <script nonce="${nonce}" src="${script}"></script>
</body>
</html>`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}

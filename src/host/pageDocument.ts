import * as vscode from 'vscode';
import { randomText } from './random';

/** What a page is made of; all of it in the folders `dist` and `media` of the extension. */
export interface PageParts {
  readonly title: string;
  /** File in `dist`. */
  readonly script: string;
  /** Files in `media`. */
  readonly styles: readonly string[];
}

/** Folders of the extension that pages may load from. */
export function resourceRoots(extension: vscode.Uri): vscode.Uri[] {
  return [vscode.Uri.joinPath(extension, 'dist'), vscode.Uri.joinPath(extension, 'media')];
}

/** A page's document: an empty main that the script fills, and the words of the display language for it. */
export function pageDocument(
  webview: vscode.Webview,
  extension: vscode.Uri,
  { title, script, styles }: PageParts,
): string {
  const nonce = randomText();
  const address = (...path: string[]): string =>
    webview.asWebviewUri(vscode.Uri.joinPath(extension, ...path)).toString();
  const links = styles.map((style) => `<link rel="stylesheet" href="${address('media', ...style.split('/'))}">`);
  const policy = [
    "default-src 'none'", // nothing comes from the network
    `script-src 'nonce-${nonce}'`,
    `style-src ${webview.cspSource}`,
    // These two do not follow the default.
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="${escapeHtml(vscode.env.language)}">
<head>
  <meta charset="utf-8">
  <meta http-equiv="Content-Security-Policy" content="${policy}">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  ${links.join('\n  ')}
  <title>${escapeHtml(title)}</title>
</head>
<body>
  <main id="root"></main>
  <script type="application/json" id="words">${scriptJson(vscode.l10n.bundle ?? {})}</script>
  <script nonce="${nonce}" src="${address('dist', script)}"></script>
</body>
</html>`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** JSON that cannot end the element it stands in. */
function scriptJson(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c');
}

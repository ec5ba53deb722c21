import * as l10n from '@vscode/l10n';
import { PastePage, type PastedImage } from './pastePage';

declare function acquireVsCodeApi(): {
  postMessage(message: PastedImage, transfer: readonly ArrayBuffer[]): void;
};

const root = document.getElementById('root');
if (root) {
  l10n.config({ contents: document.getElementById('words')?.textContent || '{}' });
  const api = acquireVsCodeApi();
  const page = new PastePage(root, (image) => api.postMessage(image, [image.bytes.buffer]));
  page.focus();
  // VS Code gives the focus to the document when its tab is chosen again.
  window.addEventListener('focus', () => page.focus());
}

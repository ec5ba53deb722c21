import type * as vscode from 'vscode';
import { pageDocument } from '../pageDocument';

/** In the folder `media/panel`: one for the whole page, then one for each part of it. */
const STYLES = [
  'page',
  'call',
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
  'take',
  'compare',
];

/** The panel's document. */
export function pageHtml(webview: vscode.Webview, extension: vscode.Uri, title: string): string {
  const styles = STYLES.map((name) => `panel/${name}.css`);
  return pageDocument(webview, extension, { title, script: 'webview.js', styles });
}

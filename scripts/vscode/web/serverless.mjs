// VS Code as it is on vscode.dev: the workbench from a server of plain files, one extension host in a worker of the browser,
// a virtual file system as workspace. Extensions come from another origin, as from the Marketplace's servers.
import path from 'node:path';
import { inRoot } from '../../lib/paths.mjs';
import { ensureServer } from '../install-server.mjs';
import { CALM_SETTINGS } from '../server.mjs';
import { startFileServer } from './file-server.mjs';
import { serveFolder } from './folder-server.mjs';
import { builtInScript, workbenchPage, workbenchScript } from './page.mjs';

/**
 * @typedef {object} ServerlessOptions
 * @property {string} root folder on this machine that is the virtual disk
 * @property {string} folder of it to open
 * @property {readonly string[]} [installed] folders of unpacked extensions
 * @property {string} [developed] folder of the extension under test
 * @property {string} [tests] script below it
 * @property {Record<string, unknown>} [settings] over the calm ones
 *
 * @typedef {{ url: string, stop: () => Promise<void> }} Serverless
 */

/**
 * @param {ServerlessOptions} options
 * @returns {Promise<Serverless>}
 */
export async function startServerless({ root, folder, installed = [], developed, tests, settings }) {
  const { main } = await ensureServer();
  const vscode = path.resolve(path.dirname(main), '..');
  const script = workbenchScript(vscode);
  const folders = [...installed, ...(developed ? [developed] : [])];
  const extensions = await startFileServer(Object.fromEntries(folders.map((dir, at) => [`extension-${at}`, dir])));
  /** @param {string} file */
  const place = (file) => {
    const at = folders.findIndex((dir) => file === dir || file.startsWith(dir + path.sep));
    const rest = path
      .relative(folders[at] ?? '', file)
      .split(path.sep)
      .join('/');
    const within = `${extensions.base}/extension-${at}${rest && `/${rest}`}`;
    return { scheme: 'http', authority: extensions.authority, path: within };
  };
  const server = await startFileServer({ vscode, disk: inRoot('scripts/vscode/web/disk') }, (url, body) => {
    const { pathname } = url;
    if (pathname.startsWith(`${server.base}/folder/`)) return serveFolder(root, url, body);
    const own = pathname.endsWith('/workbench/workbench.js') ? script : builtInScript(vscode, pathname);
    if (own !== undefined) return Promise.resolve({ status: 200, content: own, type: 'text/javascript' });
    if (pathname !== `${server.base}/`) return undefined;
    const page = workbenchPage({
      vscode,
      authority: server.authority,
      base: server.base,
      folder: { scheme: 'convscope-disk', authority: '', path: `/${path.relative(root, folder)}` },
      installed: installed.map(place),
      ...(developed ? { developed: place(developed) } : {}),
      ...(tests ? { tests: place(tests) } : {}),
      settings: { ...CALM_SETTINGS, ...settings },
    });
    return Promise.resolve({ status: 200, content: page, type: 'text/html' });
  });
  return {
    url: `http://${server.authority}${server.base}/`,
    stop: async () => {
      await server.stop();
      await extensions.stop();
    },
  };
}

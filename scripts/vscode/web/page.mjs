import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** What code-server has changed so that its workbench cannot do without a server. */
const SERVER_PATCHES = [
  { found: /,remoteAuthority:location\.host\}/, instead: '}' },
  {
    found: /(\w+)\((\w+)\.file\(this\.userDataPath\)\.with\(\{scheme:(\w+)\.vscodeRemote\}\),"User"\)/,
    instead: '$2.file("/User").with({scheme:$3.vscodeUserData})',
  },
];

/**
 * The workbench's script as it is on vscode.dev: without a server.
 * @param {string} vscode folder of VS Code
 */
export function workbenchScript(vscode) {
  let script = readFileSync(path.join(vscode, 'out/vs/code/browser/workbench/workbench.js'), 'utf8');
  for (const { found, instead } of SERVER_PATCHES) {
    if (!found.test(script)) throw new Error(`The workbench has no ${found.source}.`);
    script = script.replace(found, instead);
  }
  return script;
}

/**
 * The script of a built-in extension for browsers, which code-server leaves out: the one for Node where that needs nothing of
 * Node, else one that does nothing.
 * @param {string} vscode folder of VS Code
 * @param {string} address of the script
 * @returns {string | undefined} undefined where it is no such script
 */
export function builtInScript(vscode, address) {
  const name = /\/extensions\/([\w-]+)\/dist\/browser\/\w+\.js$/.exec(address)?.[1];
  if (name === undefined) return undefined;
  const file = path.join(vscode, 'extensions', name, 'dist/extension.js');
  const script = existsSync(file) ? readFileSync(file, 'utf8') : '';
  return /require\("(?!vscode")/.test(script) ? '' : script;
}

/**
 * @typedef {{ scheme: string, authority: string, path: string }} Place a URI in the form of the workbench's configuration
 *
 * @typedef {object} PageOptions
 * @property {string} vscode folder of VS Code
 * @property {string} authority of the server that serves it
 * @property {string} base path below which it does: `vscode`, `disk` and `folder`
 * @property {Place} folder to open
 * @property {readonly Place[]} installed extensions
 * @property {Place} [developed] the extension under test
 * @property {Place} [tests] the script with its suite
 * @property {Record<string, unknown>} settings defaults of this workbench
 */

/**
 * The workbench's document.
 * @param {PageOptions} options
 */
export function workbenchPage({ vscode, authority, base, folder, installed, developed, tests, settings }) {
  const template = readFileSync(path.join(vscode, 'out/vs/code/browser/workbench/workbench.html'), 'utf8');
  const root = `${base}/vscode`;
  /** @param {string} file */
  const here = (file) => ({ scheme: 'http', authority, path: `${base}/${file}` });
  const configuration = {
    folderUri: folder,
    additionalBuiltinExtensions: [here('disk'), ...installed],
    developmentOptions: developed ? { extensions: [developed], extensionTestsPath: tests } : {},
    webviewEndpoint: `http://${authority}${root}/out/vs/workbench/contrib/webview/browser/pre`,
    enableWorkspaceTrust: false,
    callbackRoute: '/callback',
    userDataPath: '/user-data',
    isEnabledCoderGettingStarted: false,
    isEnabledFileDownloads: true,
    isEnabledFileUploads: true,
    productConfiguration: { enableTelemetry: false },
    configurationDefaults: settings,
  };
  /** @type {Record<string, string>} */
  const values = {
    WORKBENCH_WEB_CONFIGURATION: JSON.stringify(configuration).replaceAll('&', '&amp;').replaceAll('"', '&quot;'),
    WORKBENCH_WEB_BASE_URL: root,
    WORKBENCH_NLS_FALLBACK_URL: `${root}/out/nls.messages.js`,
  };
  return template.replace(/\{\{([^}]+)\}\}/g, (_, name) => values[name] ?? '');
}

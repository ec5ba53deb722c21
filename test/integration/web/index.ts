// Made for browsers: it leaves its names in the global scope.
import 'mocha/mocha.js';
import * as vscode from 'vscode';
import { MOCHA_OPTIONS, runSuites } from '../runSuites';

/** Beside the folder that is open: what to run, and what came of it. */
const besideFolder = (name: string): vscode.Uri => {
  const folder = vscode.workspace.workspaceFolders?.[0];
  if (!folder) throw new Error('no folder is open');
  return vscode.Uri.joinPath(folder.uri, '..', name);
};

/** Called by VS Code inside the extension host in a browser's worker. */
export async function run(): Promise<void> {
  const mocha = new Mocha({ ...MOCHA_OPTIONS, reporter: class Silent extends Mocha.reporters.Base {} });
  mocha.suite.emit('pre-require', globalThis, 'suite', mocha);
  // The same as in Node, and what can only be so in a browser.
  await import(/* webpackMode: "eager" */ '../suites');
  await import(/* webpackMode: "eager" */ './browser.suite');
  const only = new TextDecoder().decode(await vscode.workspace.fs.readFile(besideFolder('only.txt')));
  await runSuites(mocha, only, async (results) => {
    const text = new TextEncoder().encode(JSON.stringify(results));
    await vscode.workspace.fs.writeFile(besideFolder('results.json'), text);
  });
}

'use strict';

const vscode = require('vscode');

const SAMPLE = 'test_1.jpg';

/** Whether VS Code has brought a panel of Convscope back by itself. */
const isPanelOpen = () =>
  vscode.window.tabGroups.all
    .flatMap((group) => group.tabs)
    .some(({ input }) => input instanceof vscode.TabInputWebview && input.viewType.includes('convscope'));

module.exports.activate = async () => {
  const folder = vscode.workspace.workspaceFolders?.[0];
  if (!folder || isPanelOpen()) return;
  await vscode.commands.executeCommand('convscope.inspect', vscode.Uri.joinPath(folder.uri, SAMPLE));
};

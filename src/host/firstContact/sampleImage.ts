import * as vscode from 'vscode';

/** The tutorial's image, which comes with the extension. */
export function sampleImage(extension: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(extension, 'media', 'sample', 'test_1.jpg');
}

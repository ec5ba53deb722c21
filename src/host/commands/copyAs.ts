import * as vscode from 'vscode';
import type { CodeLanguage } from '../../conv2d/code/exportCode';
import { HumanError } from '../../protocol/problem';
import type { Inspection } from '../inspection/inspection';

const EDITOR_LANGUAGES: Readonly<Record<CodeLanguage, string>> = {
  keras: 'python',
  pytorch: 'python',
  tensorflowjs: 'javascript',
};

/** Puts a program that repeats an inspection on the clipboard. */
export async function copyAs(language: CodeLanguage, inspection: Inspection | undefined): Promise<void> {
  const trace = inspection?.shown?.trace;
  if (!inspection || !trace) {
    throw new HumanError({
      message: vscode.l10n.t('There is no layer whose code could be copied.'),
      suggestion: vscode.l10n.t('Inspect an image first.'),
    });
  }
  const path = inspection.uri.scheme === 'file' ? inspection.uri.fsPath : inspection.fileName;
  const { CODE_LANGUAGES, exportCode } = await import(/* webpackChunkName: "code" */ '../../conv2d/code/exportCode');
  const content = exportCode(language, { trace, path });
  await vscode.env.clipboard.writeText(content);
  const open = vscode.l10n.t('Open in Editor');
  // Not awaited: the code is on the clipboard, whatever becomes of the message.
  void vscode.window
    .showInformationMessage(vscode.l10n.t('The layer was copied as {0} code.', CODE_LANGUAGES[language]), open)
    .then(async (choice) => {
      if (choice !== open) return;
      const document = await vscode.workspace.openTextDocument({ content, language: EDITOR_LANGUAGES[language] });
      await vscode.window.showTextDocument(document);
    });
}

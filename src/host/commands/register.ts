import * as vscode from 'vscode';
import { describeProblem, HumanError, problemOf } from '../../protocol/problem';
import { COMMANDS } from '../ids';

/** Registers a command whose failure is one clear message with a way to the log, never a raw stack. */
export function registerCommand(
  id: string,
  log: vscode.LogOutputChannel,
  execute: (...args: readonly unknown[]) => Promise<void> | void,
): vscode.Disposable {
  return vscode.commands.registerCommand(id, async (...args: unknown[]) => {
    try {
      await execute(...args);
    } catch (error) {
      const problem = problemOf(error);
      log.error(error instanceof HumanError || !(error instanceof Error) ? problem.message : error);
      const showLog = vscode.l10n.t('Show Log');
      // Not awaited: the command is over, whatever becomes of the message.
      void vscode.window
        .showErrorMessage(describeProblem(problem), showLog)
        .then((choice) => choice === showLog && vscode.commands.executeCommand(COMMANDS.showLog));
    }
  });
}

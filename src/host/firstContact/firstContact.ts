import * as vscode from 'vscode';
import { HumanError } from '../../protocol/problem';
import { registerCommand } from '../commands/register';
import { BESIDE, COMMANDS, CONTEXT_INSPECTED, WALKTHROUGH } from '../ids';
import type { Inspections } from '../inspection/inspections';
import type { Panels } from '../panel/panels';
import { sampleImage } from './sampleImage';

export interface FirstContactServices {
  readonly extension: vscode.Extension<unknown>;
  readonly inspections: Inspections;
  readonly panels: Panels;
  readonly log: vscode.LogOutputChannel;
}

/** What the walkthrough leads to, and how VS Code learns that an image was inspected. */
export class FirstContact implements vscode.Disposable {
  readonly #subscriptions: readonly vscode.Disposable[];

  constructor({ extension, inspections, panels, log }: FirstContactServices) {
    const inspected = inspections.onDidSucceed(() => {
      inspected.dispose();
      void vscode.commands.executeCommand('setContext', CONTEXT_INSPECTED, true);
    });
    this.#subscriptions = [
      inspected,
      registerCommand(COMMANDS.openSample, log, async (where) => {
        // The walkthrough stays in sight.
        const column = where === BESIDE ? vscode.ViewColumn.Beside : vscode.ViewColumn.Active;
        await vscode.commands.executeCommand('vscode.open', sampleImage(extension.extensionUri), column);
      }),
      registerCommand(COMMANDS.openWalkthrough, log, async () => {
        const walkthrough = `${extension.id}#${WALKTHROUGH}`;
        await vscode.commands.executeCommand('workbench.action.openWalkthrough', walkthrough);
      }),
      registerCommand(COMMANDS.exploreCell, log, () => {
        const { active } = inspections;
        if (!active) {
          throw new HumanError({
            message: vscode.l10n.t('There is no output whose cells could be explored.'),
            suggestion: vscode.l10n.t('Inspect an image first.'),
          });
        }
        panels.show(active.uri).showCell();
      }),
    ];
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }
}

import * as vscode from 'vscode';
import { stepOf } from '../../conv2d/trace';
import { COMMANDS, EDITOR_TYPE, PANEL_TYPE } from '../ids';
import type { Inspection } from '../inspection/inspection';

/** What listens until it is told otherwise. */
interface Listening {
  dispose(): unknown;
}

/** Tells which image is looked at. */
export interface LookedAt {
  readonly active: Pick<Inspection, 'shown' | 'fileName'> | undefined;
  readonly onDidChangeActive: (listener: () => void) => Listening;
}

/** The output's shape in the status bar, as long as a panel is looked at; a click shows the step that makes it. */
export class OutputStatus implements vscode.Disposable {
  readonly #item = vscode.window.createStatusBarItem('convscope.output', vscode.StatusBarAlignment.Right, 100);
  readonly #listeners: readonly Listening[];

  constructor(private readonly inspections: LookedAt) {
    // Its name alone: one with arguments is another with every update, and VS Code forgets the last one before it shows the next.
    this.#item.command = COMMANDS.showStep;
    this.#item.name = vscode.l10n.t('Conv2D Output Shape');
    const render = (): void => this.#render();
    const { tabGroups } = vscode.window;
    this.#listeners = [
      inspections.onDidChangeActive(render),
      tabGroups.onDidChangeTabs(render),
      tabGroups.onDidChangeTabGroups(render),
    ];
  }

  dispose(): void {
    for (const listener of this.#listeners) listener.dispose();
    this.#item.dispose();
  }

  #render(): void {
    const inspection = this.inspections.active;
    const trace = inspection?.shown?.trace;
    if (!trace || !isPanel(vscode.window.tabGroups.activeTabGroup.activeTab)) {
      this.#item.hide();
      return;
    }
    const { shape } = stepOf(trace, 'output');
    this.#item.text = `$(symbol-array) ${shape}`;
    this.#item.tooltip = vscode.l10n.t('{0} on {1}: output shape', trace.call, inspection.fileName);
    this.#item.accessibilityInformation = { label: vscode.l10n.t('Output shape {0} of {1}', shape, trace.call) };
    this.#item.show();
  }
}

function isPanel(tab: vscode.Tab | undefined): boolean {
  const { input } = tab ?? {};
  // VS Code puts a word of its own before the type of a panel.
  if (input instanceof vscode.TabInputWebview) return input.viewType.endsWith(PANEL_TYPE);
  return input instanceof vscode.TabInputCustom && input.viewType === EDITOR_TYPE;
}

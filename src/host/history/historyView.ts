import * as vscode from 'vscode';
import { registerCommand } from '../commands/register';
import { COMMANDS, CONTEXT_HISTORY, HISTORY_STATE, VIEWS } from '../ids';
import type { HistoryEntry } from './entries';
import type { InspectAgainServices } from './inspectAgain';
import type { InspectionHistory } from './inspectionHistory';

export interface HistoryServices extends InspectAgainServices {
  readonly state: vscode.Memento;
  readonly log: vscode.LogOutputChannel;
}

/** The inspected runs as a list, newest first. All but this is loaded when there is something to list or to remember. */
export class HistoryView implements vscode.TreeDataProvider<HistoryEntry>, vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #view: vscode.TreeView<HistoryEntry>;
  readonly #subscriptions: readonly vscode.Disposable[];
  #history: InspectionHistory | undefined;
  #listedOn = today();

  readonly onDidChangeTreeData = this.#changed.event;

  constructor(private readonly services: HistoryServices) {
    const { inspections, log } = services;
    this.#view = vscode.window.createTreeView(VIEWS.history, { treeDataProvider: this });
    const command = (id: string, execute: (history: InspectionHistory, entry: unknown) => Promise<void>) =>
      // The keyboard hands nothing over: it means what is selected.
      registerCommand(id, log, async (entry) => execute(await this.load(), entry ?? this.#view.selection[0]));
    this.#subscriptions = [
      this.#view,
      // Times of today become dates.
      this.#view.onDidChangeVisibility(({ visible }) => {
        if (visible && this.#listedOn !== today()) this.#changed.fire();
      }),
      inspections.onDidSucceed((inspection) => {
        this.load()
          .then((history) => history.record(inspection))
          .catch((error: unknown) => log.error(error instanceof Error ? error : String(error)));
      }),
      command(COMMANDS.inspectAgain, (history, entry) => history.inspectAgain(entry)),
      command(COMMANDS.copyCall, (history, entry) => history.copyCall(entry)),
      command(COMMANDS.removeFromHistory, (history, entry) => history.remove(entry)),
      command(COMMANDS.clearHistory, (history) => history.clear()),
    ];
    this.#tell();
  }

  /** The history itself. */
  async load(): Promise<InspectionHistory> {
    const { InspectionHistory } = await import(/* webpackChunkName: "history" */ './inspectionHistory');
    this.#history ??= new InspectionHistory(this.services.state, this.services, () => {
      this.#tell();
      this.#changed.fire();
    });
    return this.#history;
  }

  async getChildren(parent?: HistoryEntry): Promise<HistoryEntry[]> {
    this.#listedOn = today();
    if (parent || this.#isEmpty) return [];
    return [...(await this.load()).entries];
  }

  async getTreeItem(entry: HistoryEntry): Promise<vscode.TreeItem> {
    return (await import(/* webpackChunkName: "history" */ './inspectionHistory')).historyItem(entry);
  }

  async resolveTreeItem(item: vscode.TreeItem, entry: HistoryEntry): Promise<vscode.TreeItem> {
    item.tooltip = (await import(/* webpackChunkName: "history" */ './inspectionHistory')).historyTooltip(entry);
    return item;
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#changed.dispose();
  }

  get #isEmpty(): boolean {
    return this.services.state.get<unknown>(HISTORY_STATE) === undefined;
  }

  #tell(): void {
    void vscode.commands.executeCommand('setContext', CONTEXT_HISTORY, !this.#isEmpty);
  }
}

function today(): string {
  return new Date().toDateString();
}

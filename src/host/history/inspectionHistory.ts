import * as vscode from 'vscode';
import { describeProblem, HumanError } from '../../protocol/problem';
import { copyText } from '../commands/copyText';
import { HISTORY_STATE } from '../ids';
import type { Inspection } from '../inspection/inspection';
import { MEMORY_SCHEME } from '../memory/names';
import { entryOf, forget, type HistoryEntry, readEntries, remember } from './entries';
import { uriOf } from './historyItem';
import { inspectAgain, type InspectAgainServices } from './inspectAgain';

export { historyItem, historyTooltip } from './historyItem';

/** The runs that ended well, in the state of the workspace, and what can be done with them. */
export class InspectionHistory {
  /** @param changed is told whenever there are other entries */
  constructor(
    private readonly state: vscode.Memento,
    private readonly services: InspectAgainServices,
    private readonly changed: () => void,
  ) {}

  /** Newest first. */
  get entries(): readonly HistoryEntry[] {
    return usable(this.state.get<unknown>(HISTORY_STATE));
  }

  /** Remembers what an inspection shows, unless its image will be gone with the window. */
  async record({ uri, shown }: Pick<Inspection, 'uri' | 'shown'>): Promise<void> {
    if (!shown || shown.stale || uri.scheme === MEMORY_SCHEME) return;
    await this.#keep(remember(this.entries, entryOf(uri.toString(), shown.trace, Date.now())));
  }

  /** Goes back to a run; where that cannot be, says why and offers to forget it. */
  async inspectAgain(value: unknown): Promise<void> {
    const entry = meant(value);
    try {
      await inspectAgain(entry, this.services);
    } catch (error) {
      if (!(error instanceof HumanError)) throw error;
      const remove = vscode.l10n.t('Remove from History');
      // Not awaited: the command is over, whatever becomes of the message.
      void vscode.window
        .showErrorMessage(describeProblem(error.problem), remove)
        .then((choice) => (choice === remove ? this.remove(entry) : undefined));
    }
  }

  /** Puts the layer's call on the clipboard. */
  async copyCall(value: unknown): Promise<void> {
    const { call } = meant(value);
    await copyText(call);
  }

  async remove(value: unknown): Promise<void> {
    await this.#keep(forget(this.entries, meant(value)));
  }

  /** Forgets everything, once the user has said so. */
  async clear(): Promise<void> {
    const clear = vscode.l10n.t('Clear History');
    const choice = await vscode.window.showWarningMessage(
      vscode.l10n.t('Forget all inspected runs of this workspace?'),
      { modal: true, detail: vscode.l10n.t('Images, settings and open panels stay as they are.') },
      clear,
    );
    if (choice === clear) await this.forgetAll();
  }

  async forgetAll(): Promise<void> {
    await this.#keep([]);
  }

  async #keep(entries: readonly HistoryEntry[]): Promise<void> {
    await this.state.update(HISTORY_STATE, entries.length > 0 ? entries : undefined);
    this.changed();
  }
}

/** One address that VS Code does not take would leave the whole list empty. */
function usable(kept: unknown): readonly HistoryEntry[] {
  return readEntries(kept).filter((entry) => {
    try {
      return uriOf(entry).scheme !== '';
    } catch {
      return false;
    }
  });
}

/** Whoever runs a command may hand over anything. */
function meant(value: unknown): HistoryEntry {
  const [entry] = usable([value]);
  if (entry) return entry;
  throw new HumanError({
    message: vscode.l10n.t('No entry of the history was chosen.'),
    suggestion: vscode.l10n.t('Select one in the History view.'),
  });
}

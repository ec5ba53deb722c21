import * as vscode from 'vscode';
import { isPanelState } from '../../protocol/panelMessages';
import { DEFAULT_VIEW, type PanelView, readPanelView } from '../../protocol/panelView';
import { PANEL_TYPE } from '../ids';
import type { Inspection } from '../inspection/inspection';
import type { Inspections } from '../inspection/inspections';
import { InspectionPanel, type PanelServices } from './inspectionPanel';

/** A panel for each inspected image: reveals the one that is there, brings panels back after a reload. */
export class Panels implements vscode.Disposable, vscode.WebviewPanelSerializer {
  readonly #panels = new Map<Inspection, InspectionPanel>();
  readonly #registration: vscode.Disposable;

  constructor(
    private readonly services: PanelServices & { readonly inspections: Inspections },
    private readonly context: vscode.ExtensionContext,
  ) {
    this.#registration = vscode.window.registerWebviewPanelSerializer(PANEL_TYPE, this);
  }

  /**
   * Shows the panel of this image, making it if needed, and makes the image the active one.
   * @param column where to make it when other panels tell no better place; beside the active editor when left out
   */
  show(uri: vscode.Uri, column?: vscode.ViewColumn): InspectionPanel {
    const inspection = this.services.inspections.open(uri);
    const known = this.#panels.get(inspection);
    known?.reveal();
    const place = this.#column() ?? column;
    const panel = known ?? this.#add(InspectionPanel.create(inspection, place, this.context, this.services));
    this.services.inspections.activate(inspection);
    return panel;
  }

  /** What the user has chosen to see of an inspection; the usual where it has no panel. */
  viewOf(inspection: Inspection): PanelView {
    return this.#panels.get(inspection)?.shownView ?? DEFAULT_VIEW;
  }

  /** Takes a panel that VS Code has made, in place of the one that the image has, and runs. */
  adopt(uri: vscode.Uri, panel: vscode.WebviewPanel): void {
    const inspection = this.services.inspections.open(uri);
    const replaced = this.#panels.get(inspection);
    const adopted = this.#add(InspectionPanel.revive(panel, inspection, this.context, this.services));
    replaced?.dispose();
    if (adopted.active || !this.services.inspections.active) this.services.inspections.activate(inspection);
    void inspection.run();
  }

  /** Called by VS Code for every panel that an earlier window left open. */
  deserializeWebviewPanel(panel: vscode.WebviewPanel, state: unknown): Promise<void> {
    const uri = isPanelState(state) ? addressOf(state.uri) : undefined;
    if (!isPanelState(state) || !uri) {
      this.services.log.warn('A panel of an earlier window could not be brought back: its state is not readable.');
      panel.dispose();
      return Promise.resolve();
    }
    const inspection = this.services.inspections.open(uri, state.seed);
    const view = readPanelView(state.view);
    const revived = this.#add(InspectionPanel.revive(panel, inspection, this.context, this.services, view));
    if (revived.active || !this.services.inspections.active) this.services.inspections.activate(inspection);
    void inspection.run();
    return Promise.resolve();
  }

  dispose(): void {
    this.#registration.dispose();
    for (const panel of this.#panels.values()) panel.dispose();
  }

  /** Panels stay together: each in a column of its own would soon leave no room. */
  #column(): vscode.ViewColumn | undefined {
    return [...this.#panels.values()].find(({ column }) => column !== undefined)?.column;
  }

  #add(panel: InspectionPanel): InspectionPanel {
    const { inspection } = panel;
    this.#panels.set(inspection, panel);
    panel.onDidBecomeActive(() => this.services.inspections.activate(inspection));
    panel.onDidDispose(() => {
      // Another panel may have taken its place.
      if (this.#panels.get(inspection) === panel) {
        this.#panels.delete(inspection);
        this.services.inspections.close(inspection);
      }
      panel.dispose();
    });
    return panel;
  }
}

/** Undefined where a text is no URI. */
function addressOf(text: string): vscode.Uri | undefined {
  try {
    return vscode.Uri.parse(text, true);
  } catch {
    return undefined;
  }
}

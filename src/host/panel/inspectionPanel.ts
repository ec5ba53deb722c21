import * as vscode from 'vscode';
import type { StepId } from '../../conv2d/trace';
import { type Asked, isFromPage, type PageState, type ToPage } from '../../protocol/panelMessages';
import { DEFAULT_VIEW, type PanelView, readPanelView } from '../../protocol/panelView';
import type { RgbaPicture, RunValues } from '../../protocol/values';
import { toWire } from '../../protocol/wire';
import type { Pinned, Pins } from '../compare/pins';
import {
  COMMANDS,
  CONTEXT_CELL_EXPLORED,
  COMPUTE_SETTINGS,
  IMAGE_SETTINGS,
  IMAGE_SETTINGS_SECTION,
  PANEL_TYPE,
  PRESETS_SETTING,
  SETTINGS_SECTION,
} from '../ids';
import { ownPresetsOf } from '../configure/ownPresets';
import type { OwnPresets } from '../configure/readPresets';
import type { Inspection } from '../inspection/inspection';
import { resourceRoots } from '../pageDocument';
import { PageQuestions } from './pageQuestions';
import { pageHtml } from './page';
import { valuesMessage } from './valuesMessage';

/** What the page can be told to bring into view. */
type InView = Extract<ToPage, { type: 'showStep' | 'showCell' }>;

/** What all panels share. */
export interface PanelServices {
  readonly pins: Pins;
  readonly log: vscode.LogOutputChannel;
}

/** One inspection in a webview. The host keeps the truth; the page asks with `ready` and gets all of it. */
export class InspectionPanel implements vscode.Disposable {
  readonly #subscriptions: vscode.Disposable[] = [];
  #ready = false;
  /** All that was last sent of the state, but for the progress of a run. */
  #sentState = '';
  #sentPresets: OwnPresets | undefined;
  #sentPreview: RgbaPicture | undefined;
  #sentValues: RunValues | undefined;
  #sentPin: Pinned | undefined;
  /** The user's own, read once for each change of them. */
  #presets: OwnPresets | undefined;
  #delivering: Thenable<boolean> | undefined;
  /** What is to be brought into view as soon as the page has it. */
  #pending: InView | undefined;
  readonly #questions: PageQuestions;

  /** @param column where to open it; beside the active editor when other panels tell no better place */
  static create(
    inspection: Inspection,
    column: vscode.ViewColumn | undefined,
    context: vscode.ExtensionContext,
    services: PanelServices,
  ): InspectionPanel {
    const panel = vscode.window.createWebviewPanel(
      PANEL_TYPE,
      titleOf(inspection),
      column ?? vscode.ViewColumn.Beside,
      { enableFindWidget: true },
    );
    return new InspectionPanel(panel, inspection, context, services);
  }

  static revive(
    panel: vscode.WebviewPanel,
    inspection: Inspection,
    context: vscode.ExtensionContext,
    services: PanelServices,
    view?: PanelView,
  ): InspectionPanel {
    return new InspectionPanel(panel, inspection, context, services, view);
  }

  private constructor(
    private readonly panel: vscode.WebviewPanel,
    readonly inspection: Inspection,
    context: vscode.ExtensionContext,
    private readonly services: PanelServices,
    /** What the user has chosen to see; a page that was thrown away comes back to it. */
    private view?: PanelView,
  ) {
    this.#questions = new PageQuestions(inspection, services.log, (message) => this.#post(message));
    panel.title = titleOf(inspection);
    panel.iconPath = {
      light: vscode.Uri.joinPath(context.extensionUri, 'media', 'panel-light.svg'),
      dark: vscode.Uri.joinPath(context.extensionUri, 'media', 'panel-dark.svg'),
    };
    this.#subscriptions.push(
      panel.webview.onDidReceiveMessage((message: unknown) => this.#receive(message)),
      inspection.onDidChange(() => this.#send()),
      vscode.workspace.onDidChangeConfiguration((change) => {
        if (!change.affectsConfiguration(PRESETS, inspection.uri)) return;
        this.#presets = undefined;
        this.#send();
      }),
      services.pins.onDidChange(() => this.#send()),
      panel.onDidChangeViewState(() => {
        // A hidden page is thrown away; it says `ready` again when it comes back.
        if (!panel.visible) this.#ready = false;
      }),
    );
    panel.webview.options = { enableScripts: true, localResourceRoots: resourceRoots(context.extensionUri) };
    panel.webview.html = pageHtml(panel.webview, context.extensionUri, panel.title);
  }

  get active(): boolean {
    return this.panel.active;
  }

  /** What the user has chosen to see. */
  get shownView(): PanelView {
    return this.view ?? DEFAULT_VIEW;
  }

  get column(): vscode.ViewColumn | undefined {
    return this.panel.viewColumn;
  }

  onDidBecomeActive(listener: () => void): void {
    this.#subscriptions.push(
      this.panel.onDidChangeViewState(({ webviewPanel }) => {
        if (webviewPanel.active) listener();
      }),
    );
  }

  onDidDispose(listener: () => void): void {
    this.#subscriptions.push(this.panel.onDidDispose(listener));
  }

  reveal(preserveFocus = false): void {
    this.panel.reveal(undefined, preserveFocus);
  }

  /** Brings one step into view, now or as soon as the page is there. */
  showStep(step: StepId): void {
    this.#bringIntoView({ type: 'showStep', step });
  }

  /** Brings the dot product behind a cell into view, now or as soon as there is an output. */
  showCell(): void {
    this.#bringIntoView({ type: 'showCell' });
  }

  dispose(): void {
    this.#questions.dispose();
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.panel.dispose();
  }

  #bringIntoView(pending: InView): void {
    this.#pending = pending;
    this.reveal();
    if (this.#ready) this.#send();
  }

  #receive(message: unknown): void {
    if (!isFromPage(message)) {
      this.services.log.warn(`A message from the page was not understood (${typeof message}).`);
      return;
    }
    switch (message.type) {
      case 'change':
        return void this.inspection.change(message.changes);
      case 'loadLike':
        return void vscode.commands.executeCommand(COMMANDS.loadLike, this.inspection.uri, message.loader);
      case 'cell':
        return this.#questions.cell(message);
      case 'imagePart':
        return this.#questions.imagePart(message);
      case 'mapPart':
        return this.#questions.mapPart(message.filter, message);
      case 'compare':
        return this.#questions.compare(message, this.services.pins.pinned?.query);
      case 'view':
        this.view = readPanelView(message.view);
        return;
      case 'dropped':
        this.services.log.warn(
          `The page has dropped a message (${message.called.slice(0, 100)}): ${message.why.slice(0, 300)}.`,
        );
        return;
      default:
        return this.#answer(message.type);
    }
  }

  #answer(type: Asked['type']): void {
    switch (type) {
      case 'ready':
        this.#ready = true;
        this.#delivering = undefined;
        this.#sentState = '';
        this.#sentPreview = undefined;
        this.#sentValues = undefined;
        this.#sentPin = undefined;
        return this.#send();
      case 'run':
        return void this.inspection.runAgain();
      case 'runOnCpu':
        return void this.inspection.run('cpu');
      case 'runOnWasm':
        return void this.inspection.run('wasm');
      case 'cancel':
        return this.inspection.cancel();
      case 'configure':
        return void vscode.commands.executeCommand(COMMANDS.configure, this.inspection.uri);
      case 'configureFromCode':
      case 'pinSeed':
      case 'pinResult':
      case 'unpinResult':
      case 'usePinnedSeed':
      case 'copyAsKeras':
      case 'copyAsPyTorch':
      case 'copyAsTensorFlowJs':
      case 'saveOutput':
      case 'savePreset':
        return void vscode.commands.executeCommand(COMMANDS[type], this.inspection.uri);
      case 'downscale':
        return void this.inspection.runDownscaled();
      case 'raiseLimit':
        return void vscode.commands.executeCommand('workbench.action.openSettings', MAX_MEGAPIXELS);
      case 'chooseLoader':
        return void vscode.commands.executeCommand(COMMANDS.loadLike, this.inspection.uri);
      case 'openComputeSettings':
        return void vscode.commands.executeCommand('workbench.action.openSettings', BACKEND);
      case 'openSettings':
        return void vscode.commands.executeCommand('workbench.action.openSettings', SETTINGS_SECTION);
      case 'cellExplored':
        return void vscode.commands.executeCommand('setContext', CONTEXT_CELL_EXPLORED, true);
      case 'showLog':
        return void vscode.commands.executeCommand(COMMANDS.showLog);
    }
  }

  #send(): void {
    if (!this.#ready) return;
    const { status, shown } = this.inspection;
    const state = this.#state();
    const rest = JSON.stringify({ ...state, status: status.kind, saved: undefined, ownPresets: undefined });
    const same = rest === this.#sentState && this.#presets === this.#sentPresets;
    this.#post(same ? { type: 'status', status } : { type: 'state', state });
    this.#sentState = rest;
    this.#sentPresets = this.#presets;
    if (shown?.preview !== this.#sentPreview) {
      this.#sentPreview = shown?.preview;
      this.#post({ type: 'preview', ...(shown?.preview ? { preview: shown.preview } : {}) });
    }
    if (shown?.values !== this.#sentValues && !(this.#delivering && status.kind === 'running')) {
      this.#deliver(valuesMessage(shown?.values, this.#sentValues));
      this.#sentValues = shown?.values;
    }
    const { pinned } = this.services.pins;
    if (pinned !== this.#sentPin) {
      this.#sentPin = pinned;
      this.#post({ type: 'pinned', ...(pinned ? { pinned: pinned.result } : {}) });
    }
    if (this.#pending && shown && (this.#pending.type === 'showStep' || status.kind === 'done')) {
      this.#post(this.#pending);
      this.#pending = undefined;
    }
  }

  #state(): PageState {
    const { uri, fileName, status, asked, loadLike, shown, mismatches, saved } = this.inspection;
    const { presets, leftOut } = (this.#presets ??= ownPresetsOf(uri));
    return {
      fileName,
      status,
      asked,
      loadLike,
      ownPresets: presets,
      presetsLeftOut: leftOut,
      ...(shown ? { trace: shown.trace } : {}),
      ...(shown?.facts ? { facts: shown.facts } : {}),
      stale: shown?.stale ?? false,
      mismatches,
      saved: { ...saved, ...(this.view ? { view: this.view } : {}) },
    };
  }

  /** While a page has not taken the last values, refinements of them are left out: they would pile up in the memory. */
  #deliver(message: ToPage): void {
    const delivery = this.panel.webview.postMessage(toWire(message));
    this.#delivering = delivery;
    const taken = (): void => {
      if (this.#delivering === delivery) this.#delivering = undefined;
    };
    void delivery.then(taken, taken);
  }

  #post(message: ToPage): void {
    void this.panel.webview.postMessage(toWire(message));
  }
}

const PRESETS = `${IMAGE_SETTINGS_SECTION}.${PRESETS_SETTING}`;
const BACKEND = `${IMAGE_SETTINGS_SECTION}.${COMPUTE_SETTINGS.backend}`;
const MAX_MEGAPIXELS = `${IMAGE_SETTINGS_SECTION}.${IMAGE_SETTINGS.maxMegapixels}`;

function titleOf(inspection: Inspection): string {
  return vscode.l10n.t('Conv2D: {0}', inspection.fileName);
}

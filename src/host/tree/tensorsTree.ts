import * as vscode from 'vscode';
import { axisWord } from '../../conv2d/axisWord';
import type { Step, StepId } from '../../conv2d/trace';
import type { Status } from '../../protocol/panelMessages';
import { describeProblem } from '../../protocol/problem';
import { runningWords } from '../../protocol/stageWords';
import { COMMANDS, CONTEXT_ACTIVE, CONTEXT_RUNNING, VIEWS } from '../ids';
import type { Inspection } from '../inspection/inspection';
import type { Inspections } from '../inspection/inspections';

const ICONS: Readonly<Record<StepId, string>> = {
  image: 'file-media',
  batch: 'layers',
  cast: 'symbol-numeric',
  layer: 'symbol-class',
  kernel: 'table',
  bias: 'symbol-constant',
  output: 'layers-active',
};

/** The active inspection's steps as a tree of one level; details are in the tooltips. */
export class TensorsTree implements vscode.TreeDataProvider<Step>, vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #view: vscode.TreeView<Step>;
  readonly #subscriptions: vscode.Disposable[];
  #running: boolean | undefined;
  #active: boolean | undefined;
  #rendered: unknown;

  readonly onDidChangeTreeData = this.#changed.event;

  constructor(private readonly inspections: Inspections) {
    this.#view = vscode.window.createTreeView(VIEWS.tensors, { treeDataProvider: this });
    this.#subscriptions = [
      this.#view,
      inspections.onDidChangeActive(() => this.#update()),
      // The drawings in the hovers have colours for dark or for light.
      vscode.window.onDidChangeActiveColorTheme(() => this.#changed.fire()),
    ];
    this.#update();
  }

  getChildren(parent?: Step): Step[] {
    return parent ? [] : [...(this.inspections.active?.shown?.trace.steps ?? [])];
  }

  getTreeItem(step: Step): vscode.TreeItem {
    const { active } = this.inspections;
    const item = new vscode.TreeItem(step.title);
    item.id = `${active?.uri.toString()}#${step.id}`;
    item.description = step.tensor ? `${step.shape} ${step.tensor.dtype}` : step.shape;
    item.iconPath = new vscode.ThemeIcon(ICONS[step.id]);
    // For the clauses of the menus.
    item.contextValue = step.tensor ? `${step.id}.tensor` : step.id;
    item.accessibilityInformation = { label: vscode.l10n.t('{0}, {1}', step.title, describeShape(step)) };
    if (active) {
      item.command = {
        command: COMMANDS.showStep,
        title: vscode.l10n.t('Show in Panel'),
        arguments: [active.uri, step.id],
      };
    }
    return item;
  }

  async resolveTreeItem(item: vscode.TreeItem, step: Step): Promise<vscode.TreeItem> {
    const { active } = this.inspections;
    if (!active) return item;
    const values = active.shown?.stale ? undefined : active.shown?.values;
    const picture =
      values && (step.id === 'kernel' || step.id === 'output') ? await pictureOf(active, step.id) : undefined;
    const { stepTooltip } = await import(/* webpackChunkName: "steps" */ './stepParts');
    item.tooltip = stepTooltip(active.uri, step, values, picture);
    return item;
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#changed.dispose();
  }

  #update(): void {
    const { active } = this.inspections;
    this.#view.description = active?.fileName ?? '';
    this.#view.message = active ? messageOf(active.status) : '';
    this.#setContext(active !== undefined, active?.status.kind === 'running');
    // Stages come often; only another trace or other values change the rows and their hovers.
    const rendered = active?.shown?.values && !active.shown.stale ? active.shown.values : active?.shown?.trace;
    if (rendered === this.#rendered) return;
    this.#rendered = rendered;
    this.#changed.fire();
  }

  #setContext(active: boolean, running: boolean): void {
    if (active !== this.#active) {
      this.#active = active;
      void vscode.commands.executeCommand('setContext', CONTEXT_ACTIVE, active);
    }
    if (running !== this.#running) {
      this.#running = running;
      void vscode.commands.executeCommand('setContext', CONTEXT_RUNNING, running);
    }
  }
}

/** Nothing where it cannot be made: a hover without a picture is better than none. */
async function pictureOf(inspection: Inspection, of: 'kernel' | 'output'): Promise<Uint8Array | undefined> {
  return inspection.thumbnail(of).catch(() => undefined);
}

function messageOf(status: Status): string {
  switch (status.kind) {
    case 'running':
      return runningWords(status);
    case 'cancelled':
      return vscode.l10n.t('Cancelled.');
    case 'failed':
      return describeProblem(status.problem);
    case 'done':
      return '';
  }
}

function describeShape(step: Step): string {
  if (!step.tensor) return step.shape === '[]' ? vscode.l10n.t('no weights yet') : step.shape;
  const axes = step.tensor.axes.map(({ role, size }) => `${axisWord(role)} ${size}`).join(', ');
  return vscode.l10n.t('{0}, {1}', axes, step.tensor.dtype);
}

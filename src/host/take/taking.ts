import * as vscode from 'vscode';
import { outputSize } from '../../conv2d/shapes';
import { HumanError } from '../../protocol/problem';
import { fromMenuContext, type Takeable } from '../../table/takeable';
import { copyText } from '../commands/copyText';
import { saveOutput } from '../commands/saveOutput';
import type { Pins } from '../compare/pins';
import type { Inspection } from '../inspection/inspection';
import type { Inspections } from '../inspection/inspections';
import type { Panels } from '../panel/panels';
import type { Platform } from '../platform';
import { saveTensor } from '../tree/stepActions';
import { copyTable } from './copyTable';
import { savePicture } from './savePicture';

export interface TakingServices {
  readonly inspections: Inspections;
  readonly panels: Panels;
  readonly pins: Pins;
  readonly platform: Platform;
}

interface Meant {
  readonly inspection: Inspection;
  /** What the menu was opened on; empty where the command came from elsewhere. */
  readonly taken: Takeable;
}

/**
 * Takes something along from an inspection. What is meant is told by the first argument: the context of the panel's menu,
 * or an image's URI; without either it is the active inspection.
 */
export class Taking {
  constructor(private readonly services: TakingServices) {}

  /** @param ref which table; that of the menu, else asked for, where it is absent */
  async copyTable(as: 'markdown' | 'csv', first: unknown, ref: unknown): Promise<void> {
    const { inspection, taken } = this.#meant(first);
    const { panels, pins } = this.services;
    await copyTable({ inspection, pinned: pins.pinned?.result }, panels.viewOf(inspection), as, taken.table ?? ref);
  }

  async copyNumber(first: unknown): Promise<void> {
    const { number } = fromMenuContext(first);
    if (number === undefined) return;
    await copyText(number);
  }

  /** @param target asked for where it is no URI */
  async savePicture(first: unknown, target: unknown): Promise<void> {
    const { inspection, taken } = this.#meant(first);
    await savePicture(inspection, this.services.panels.viewOf(inspection), taken, target);
  }

  async saveWeights(step: 'kernel' | 'bias', first: unknown, target: unknown): Promise<void> {
    await saveTensor(this.#meant(first).inspection, step, target, this.services.platform);
  }

  /** @param target asked for where it is no URI */
  async saveMap(first: unknown, target: unknown): Promise<void> {
    const { inspection, taken } = this.#meant(first);
    const filter = taken.filter ?? (await this.#chooseFilter(inspection));
    if (filter !== undefined) await saveOutput(inspection, filter, target, this.services.platform);
  }

  /** @param target asked for where it is no URI; its extension tells what is written */
  async saveReport(first: unknown, target: unknown): Promise<void> {
    const { inspection } = this.#meant(first);
    const { saveReport } = await import(/* webpackChunkName: "report" */ './saveReport');
    await saveReport(inspection, this.services.panels.viewOf(inspection), target);
  }

  #meant(first: unknown): Meant {
    const { inspections } = this.services;
    const taken = fromMenuContext(first);
    const told = taken.uri === undefined ? undefined : vscode.Uri.parse(taken.uri, true);
    const uri = first instanceof vscode.Uri ? first : (told ?? inspections.active?.uri);
    const inspection = uri && inspections.get(uri);
    if (!inspection) {
      throw new HumanError({
        message: vscode.l10n.t('There is nothing that could be taken along.'),
        suggestion: vscode.l10n.t('Inspect an image first.'),
      });
    }
    return { inspection, taken };
  }

  /** The selected filter stands first. */
  async #chooseFilter(inspection: Inspection): Promise<number | undefined> {
    const trace = inspection.shown?.trace;
    if (!trace) return undefined;
    const selected = this.services.panels.viewOf(inspection).cell?.filter ?? 0;
    const { filters } = outputSize(trace);
    const numbers = Array.from({ length: filters }, (_, filter) => filter);
    const items = [selected, ...numbers.filter((filter) => filter !== selected)].map((filter) => ({
      label: vscode.l10n.t('Feature map {0}', filter),
      filter,
    }));
    const title = vscode.l10n.t('Save Feature Map as .npy');
    return (await vscode.window.showQuickPick(items, { title }))?.filter;
  }
}

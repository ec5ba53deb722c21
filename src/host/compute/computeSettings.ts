import * as vscode from 'vscode';
import {
  BACKEND_SETTINGS,
  type BackendSetting,
  type BackendWish,
  DEFAULT_CPU_BUDGET,
  MOST_CPU_BUDGET,
  isBackendSetting,
} from '../../compute/backendChoice';
import { MOST_WORKERS } from '../../compute/workerCount';
import { HumanError } from '../../protocol/problem';
import { settingText } from '../settingAllowance';
import { COMPUTE_SETTINGS, IMAGE_SETTINGS_SECTION } from '../ids';

/** Where and with how many workers layers are run, as ordinary settings. */
export class ComputeSettings implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<(scope: vscode.Uri) => boolean>();
  readonly #listener: vscode.Disposable;

  /** Fires when the backend changes; the event's value tells whether a resource is affected. */
  readonly onDidChange = this.#changed.event;

  constructor() {
    const names = [COMPUTE_SETTINGS.backend, COMPUTE_SETTINGS.cpuBudget].map(qualified);
    this.#listener = vscode.workspace.onDidChangeConfiguration((change) => {
      if (!names.some((name) => change.affectsConfiguration(name))) return;
      this.#changed.fire((scope) => names.some((name) => change.affectsConfiguration(name, scope)));
    });
  }

  /** Throws a HumanError where a setting has no such value. */
  read(scope: vscode.Uri | undefined): BackendWish & { readonly workers: number | undefined } {
    const section = vscode.workspace.getConfiguration(IMAGE_SETTINGS_SECTION, scope);
    const backend: unknown = section.get<BackendSetting>(COMPUTE_SETTINGS.backend, 'auto');
    if (!isBackendSetting(backend)) {
      throw illegal('backend', backend, vscode.l10n.t('Use one of {0}.', BACKEND_SETTINGS.join(', ')));
    }
    const cpuBudget: unknown = section.get(COMPUTE_SETTINGS.cpuBudget, DEFAULT_CPU_BUDGET);
    if (typeof cpuBudget !== 'number' || !(cpuBudget >= 0)) {
      throw illegal('cpuBudget', cpuBudget, vscode.l10n.t('Use a number of seconds, at least 0.'));
    }
    const workers: unknown = section.get(COMPUTE_SETTINGS.workers, null);
    if (workers !== null && !isWorkerCount(workers)) {
      throw illegal('workers', workers, vscode.l10n.t('Use a whole number from 1 to {0}, or null.', MOST_WORKERS));
    }
    return { backend, cpuBudget: Math.min(cpuBudget, MOST_CPU_BUDGET), workers: workers ?? undefined };
  }

  dispose(): void {
    this.#listener.dispose();
    this.#changed.dispose();
  }
}

function isWorkerCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= MOST_WORKERS;
}

function qualified(name: string): string {
  return `${IMAGE_SETTINGS_SECTION}.${name}`;
}

function illegal(name: keyof typeof COMPUTE_SETTINGS, value: unknown, suggestion: string): HumanError {
  return new HumanError({
    message: vscode.l10n.t('The setting {0} is {1}.', qualified(COMPUTE_SETTINGS[name]), settingText(value)),
    suggestion,
    remedies: ['openComputeSettings'],
  });
}

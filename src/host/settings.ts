import * as vscode from 'vscode';
import { ARGUMENT_NAMES, type ArgumentName, type Conv2DArguments, DEFAULT_ARGUMENTS } from '../conv2d/arguments';
import { settingValue } from '../conv2d/callText';
import { MAX_CONSTANTS } from '../conv2d/constant';
import { collectArguments } from '../conv2d/rawArguments';
import type { ArgumentChanges } from '../protocol/panelMessages';
import { HumanError } from '../protocol/problem';
import type { ReadSettings } from './configure/checkSettings';
import { SETTINGS_SECTION } from './ids';
import { SettingAllowance, type SettingBounds } from './settingAllowance';
import { targetOf } from './settingTarget';

/** Of one argument: the largest are kernels that are written out, number by number. */
const BOUNDS: SettingBounds = { depth: 16, values: 4 * MAX_CONSTANTS, letters: 32 * MAX_CONSTANTS };

/** The layer's arguments as ordinary settings. */
export class Conv2DSettings implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<(scope: vscode.Uri) => boolean>();
  readonly #listener: vscode.Disposable;
  #writes = 0;
  #changesWhileWriting: vscode.ConfigurationChangeEvent[] = [];

  /** Fires once for a whole `write`; the event's value tells whether a resource is affected. */
  readonly onDidChange = this.#changed.event;

  constructor() {
    this.#listener = vscode.workspace.onDidChangeConfiguration((change) => {
      if (!change.affectsConfiguration(SETTINGS_SECTION)) return;
      if (this.#writes > 0) this.#changesWhileWriting.push(change);
      else this.#fire([change]);
    });
  }

  /**
   * Throws a HumanError where a value is too large to be looked at.
   * @param changes take the place of what is written
   */
  async read(scope: vscode.Uri | undefined, changes: ArgumentChanges = {}): Promise<ReadSettings> {
    const section = vscode.workspace.getConfiguration(SETTINGS_SECTION, scope);
    const written = collectArguments(
      (name) => section.get<unknown>(name, settingValue(DEFAULT_ARGUMENTS, name)),
      DEFAULT_ARGUMENTS,
    );
    const asked = { ...written, ...changes };
    for (const name of ARGUMENT_NAMES) checkSize(name, asked[name]);
    const { checkSettings } = await import(/* webpackChunkName: "arguments" */ './configure/checkSettings');
    return checkSettings(asked);
  }

  /** Writes what differs, each value into the scope in which the user keeps it. */
  async write(scope: vscode.Uri | undefined, args: Conv2DArguments): Promise<void> {
    const section = vscode.workspace.getConfiguration(SETTINGS_SECTION, scope);
    this.#writes++;
    try {
      for (const name of ARGUMENT_NAMES) {
        const value = settingValue(args, name);
        if (JSON.stringify(section.get(name)) === JSON.stringify(value)) continue;
        await section.update(name, value, targetOf(section.inspect(name)));
      }
    } finally {
      this.#writes--;
      if (this.#writes === 0) this.#fire(this.#changesWhileWriting.splice(0));
    }
  }

  dispose(): void {
    this.#listener.dispose();
    this.#changed.dispose();
  }

  #fire(changes: readonly vscode.ConfigurationChangeEvent[]): void {
    if (changes.length === 0) return;
    this.#changed.fire((scope) => changes.some((change) => change.affectsConfiguration(SETTINGS_SECTION, scope)));
  }
}

function checkSize(name: ArgumentName, value: unknown): void {
  if (new SettingAllowance(BOUNDS).take(value)) return;
  throw new HumanError({
    argument: name,
    message: vscode.l10n.t(
      'The setting {0} is too large, or has too many lists inside of each other.',
      `${SETTINGS_SECTION}.${name}`,
    ),
    suggestion: vscode.l10n.t('Remove it from the settings, or give it a smaller value.'),
  });
}

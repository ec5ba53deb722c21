import * as vscode from 'vscode';
import { ARGUMENT_NAMES, type ArgumentName, type Conv2DArguments, DEFAULT_ARGUMENTS } from '../conv2d/arguments';
import { type ParsedArguments, parseArguments } from '../conv2d/parseArguments';
import { parseSeed } from '../conv2d/parseSeed';
import { HumanError } from '../protocol/problem';
import { SETTINGS_SECTION } from './ids';

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

  /** The arguments that hold for a resource, checked. */
  read(scope: vscode.Uri | undefined): ParsedArguments {
    const section = vscode.workspace.getConfiguration(SETTINGS_SECTION, scope);
    const value = (name: ArgumentName): unknown => section.get<unknown>(name, DEFAULT_ARGUMENTS[name]);
    return parseArguments({
      filters: value('filters'),
      kernelSize: value('kernelSize'),
      strides: value('strides'),
      padding: value('padding'),
      dilationRate: value('dilationRate'),
      activation: value('activation'),
      useBias: value('useBias'),
    });
  }

  /** The seed that the user fixed; undefined where it is to be drawn. */
  fixedSeed(scope: vscode.Uri): number | undefined {
    const seed = vscode.workspace.getConfiguration(SETTINGS_SECTION, scope).get<unknown>('seed', null);
    if (seed === null) return undefined;
    const parsed = parseSeed(seed);
    if (!parsed.ok) throw new HumanError(parsed.problem);
    return parsed.seed;
  }

  /** Writes what differs, each value into the scope in which the user keeps it. */
  async write(scope: vscode.Uri | undefined, args: Conv2DArguments): Promise<void> {
    const section = vscode.workspace.getConfiguration(SETTINGS_SECTION, scope);
    this.#writes++;
    try {
      for (const name of ARGUMENT_NAMES) {
        if (JSON.stringify(section.get(name)) === JSON.stringify(args[name])) continue;
        await section.update(name, args[name], targetOf(section.inspect(name)));
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

function targetOf(
  kept: { readonly workspaceFolderValue?: unknown; readonly workspaceValue?: unknown } | undefined,
): vscode.ConfigurationTarget {
  if (kept?.workspaceFolderValue !== undefined) return vscode.ConfigurationTarget.WorkspaceFolder;
  if (kept?.workspaceValue !== undefined) return vscode.ConfigurationTarget.Workspace;
  return vscode.ConfigurationTarget.Global;
}

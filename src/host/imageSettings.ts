import * as vscode from 'vscode';
import type { Pair } from '../conv2d/arguments';
import {
  DEFAULT_LOAD_LIKE,
  isLoader,
  type LoadLike,
  type Loader,
  LOADERS,
  takesTargetSize,
} from '../conv2d/load/loaders';
import type { LoadOptions } from '../image/openImage';
import { HumanError } from '../protocol/problem';
import { IMAGE_SETTINGS, IMAGE_SETTINGS_SECTION } from './ids';
import { MOST_MEGAPIXELS } from '../image/mostMegapixels';
import { settingText } from './settingAllowance';
import { targetOf } from './settingTarget';

const DEFAULT_MEGAPIXELS = 200;
/** No loader makes anything longer than this. */
const MOST_LENGTH = 65_535;

/** How images are loaded, as ordinary settings. */
export class ImageSettings implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<(scope: vscode.Uri) => boolean>();
  readonly #listener: vscode.Disposable;

  /** Fires when they change; the event's value tells whether a resource is affected. */
  readonly onDidChange = this.#changed.event;

  constructor() {
    this.#listener = vscode.workspace.onDidChangeConfiguration((change) => {
      const names = Object.values(IMAGE_SETTINGS).map((name) => `${IMAGE_SETTINGS_SECTION}.${name}`);
      if (!names.some((name) => change.affectsConfiguration(name))) return;
      this.#changed.fire((scope) => names.some((name) => change.affectsConfiguration(name, scope)));
    });
  }

  /** Throws a HumanError where a setting has no such value. */
  read(scope: vscode.Uri | undefined): Omit<LoadOptions, 'downscale'> {
    const section = vscode.workspace.getConfiguration(IMAGE_SETTINGS_SECTION, scope);
    const loader: unknown = section.get(IMAGE_SETTINGS.loadLike, DEFAULT_LOAD_LIKE.loader);
    if (!isLoader(loader)) {
      throw illegal('loadLike', loader, vscode.l10n.t('Use one of {0}.', LOADERS.join(', ')));
    }
    const targetSize: unknown = section.get(IMAGE_SETTINGS.targetSize, null);
    if (targetSize !== null && !isPair(targetSize)) {
      const suggestion = vscode.l10n.t('Use two whole numbers, rows and columns, such as [224, 224], or null.');
      throw illegal('targetSize', targetSize, suggestion);
    }
    const maxMegapixels: unknown = section.get(IMAGE_SETTINGS.maxMegapixels, DEFAULT_MEGAPIXELS);
    if (typeof maxMegapixels !== 'number' || !(maxMegapixels > 0)) {
      throw illegal('maxMegapixels', maxMegapixels, vscode.l10n.t('Use a number above 0.'));
    }
    const size = loader.startsWith('keras') ? targetSize : null;
    return { like: { loader, targetSize: size }, maxMegapixels: Math.min(maxMegapixels, MOST_MEGAPIXELS) };
  }

  /** Writes the loader into the scope in which the user keeps it. */
  async writeLoader(scope: vscode.Uri | undefined, loader: Loader): Promise<void> {
    const section = vscode.workspace.getConfiguration(IMAGE_SETTINGS_SECTION, scope);
    await section.update(IMAGE_SETTINGS.loadLike, loader, targetOf(section.inspect(IMAGE_SETTINGS.loadLike)));
  }

  /** Writes loader and, where it looks at one, target size, each where it differs, into the scope in which the user keeps it. */
  async write(scope: vscode.Uri | undefined, { loader, targetSize }: LoadLike): Promise<void> {
    const section = vscode.workspace.getConfiguration(IMAGE_SETTINGS_SECTION, scope);
    if (section.get(IMAGE_SETTINGS.loadLike) !== loader) await this.writeLoader(scope, loader);
    const { targetSize: name } = IMAGE_SETTINGS;
    if (!takesTargetSize(loader) || JSON.stringify(section.get(name)) === JSON.stringify(targetSize)) return;
    await section.update(name, targetSize, targetOf(section.inspect(name)));
  }

  dispose(): void {
    this.#listener.dispose();
    this.#changed.dispose();
  }
}

function isPair(value: unknown): value is Pair {
  const legal = (size: unknown): boolean =>
    typeof size === 'number' && Number.isInteger(size) && size >= 1 && size <= MOST_LENGTH;
  return Array.isArray(value) && value.length === 2 && value.every(legal);
}

function illegal(name: keyof typeof IMAGE_SETTINGS, value: unknown, suggestion: string): HumanError {
  return new HumanError({
    message: vscode.l10n.t(
      'The setting {0} is {1}.',
      `${IMAGE_SETTINGS_SECTION}.${IMAGE_SETTINGS[name]}`,
      settingText(value),
    ),
    suggestion,
    remedies: [name === 'maxMegapixels' ? 'raiseLimit' : 'loadLike'],
  });
}

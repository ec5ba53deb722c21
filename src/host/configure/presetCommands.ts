import * as vscode from 'vscode';
import { rawArguments } from '../../conv2d/rawArguments';
import type { ImageShape } from '../../conv2d/load/imageArray';
import type { Conv2DArguments } from '../../conv2d/arguments';
import { formatInteger } from '../../conv2d/format';
import {
  builtInPresets,
  isPreset,
  type Preset,
  PRESET_KINDS,
  presetArguments,
  presetKindWords,
} from '../../conv2d/presets';
import { describeProblem, HumanError } from '../../protocol/problem';
import { checkSettings } from './checkSettings';
import { tellBriefly } from '../commands/copyText';
import type { Inspections } from '../inspection/inspections';
import type { Conv2DSettings } from '../settings';
import { currentLayer } from './currentLayer';
import { type DraftOutcome, tryDraft } from './drafts';
import { ownPresetsOf, readOwnPresets, removeOwnPreset, writeOwnPreset } from './ownPresets';

interface PresetItem extends vscode.QuickPickItem {
  readonly preset?: Preset;
}

/** Lists all presets with what they come to on the image, and makes the settings the chosen one. */
export class ApplyPresetCommand {
  constructor(
    private readonly inspections: Inspections,
    private readonly settings: Conv2DSettings,
  ) {}

  /** @param scope the image whose settings are meant */
  async execute(scope: vscode.Uri | undefined): Promise<void> {
    const { image, arguments: base } = await currentLayer(scope, this.inspections, this.settings);
    const preset = await choose(() => items(scope, image, base), scope);
    if (!preset) return;
    const outcome = await tryPreset(preset, image, base);
    if (!outcome.ok) throw new HumanError(outcome.problem);
    await this.settings.write(scope, outcome.arguments);
  }
}

/** Keeps the layer under a name, as the panel's call has it. */
export class SavePresetCommand {
  constructor(
    private readonly inspections: Inspections,
    private readonly settings: Conv2DSettings,
  ) {}

  /** @param scope the image whose settings are meant */
  async execute(scope: vscode.Uri | undefined, given: unknown): Promise<void> {
    const { parsed } = await this.settings.read(scope, scope && this.inspections.get(scope)?.draft);
    if (!parsed.ok) throw new HumanError(parsed.problem);
    const known = readOwnPresets(scope).map(({ id }) => id);
    const name = typeof given === 'string' ? given : await askName(known);
    if (!name) return;
    await writeOwnPreset(scope, name, presetArguments(parsed.arguments));
    tellBriefly(vscode.l10n.t('Saved the preset “{0}”.', name));
  }
}

async function askName(known: readonly string[]): Promise<string | undefined> {
  const name = await vscode.window.showInputBox({
    title: vscode.l10n.t('Save the Arguments as a Preset'),
    prompt: vscode.l10n.t('Name of the preset'),
    validateInput: (text) => {
      if (text.trim() === '') return vscode.l10n.t('A preset needs a name.');
      if (!known.includes(text.trim())) return undefined;
      const message = vscode.l10n.t('It takes the place of the preset of that name.');
      return { message, severity: vscode.InputBoxValidationSeverity.Info };
    },
  });
  return name?.trim();
}

async function items(
  scope: vscode.Uri | undefined,
  image: ImageShape,
  base: Conv2DArguments,
): Promise<readonly PresetItem[]> {
  const own = ownPresetsOf(scope);
  const presets = [...builtInPresets(image.channels), ...own.presets];
  const listed: PresetItem[] = [];
  for (const kind of PRESET_KINDS) {
    const ofKind = presets.filter((preset) => preset.kind === kind);
    if (ofKind.length > 0) listed.push({ label: presetKindWords(kind), kind: vscode.QuickPickItemKind.Separator });
    for (const preset of ofKind) listed.push(await item(preset, image, base));
  }
  if (own.leftOut > 0) listed.push({ label: leftOutWords(own.leftOut), alwaysShow: true });
  return listed;
}

function leftOutWords(count: number): string {
  return vscode.l10n.t(
    'Some presets of the settings ({0}) are left out because they are too many or too large.',
    formatInteger(count),
  );
}

async function item(preset: Preset, image: ImageShape, base: Conv2DArguments): Promise<PresetItem> {
  const outcome = await tryPreset(preset, image, base);
  return {
    label: `${isPreset(base, preset) ? '$(check) ' : ''}${preset.title}`,
    description: outcome.ok
      ? vscode.l10n.t('output {0}', outcome.outputShape)
      : `$(warning) ${describeProblem(outcome.problem)}`,
    detail: preset.explanation || (outcome.ok ? outcome.call : ''),
    preset,
    ...(preset.kind === 'own'
      ? { buttons: [{ iconPath: new vscode.ThemeIcon('trash'), tooltip: vscode.l10n.t('Remove this Preset') }] }
      : {}),
  };
}

async function tryPreset(preset: Preset, image: ImageShape, base: Conv2DArguments): Promise<DraftOutcome> {
  const { parsed } = await checkSettings({ ...rawArguments(base), ...preset.arguments });
  return parsed.ok ? tryDraft(rawArguments(parsed.arguments), image) : parsed;
}

function choose(
  list: () => Promise<readonly PresetItem[]>,
  scope: vscode.Uri | undefined,
): Promise<Preset | undefined> {
  const pick = vscode.window.createQuickPick<PresetItem>();
  pick.title = vscode.l10n.t('Apply a Preset to Conv2D');
  pick.placeholder = vscode.l10n.t('A layer by its name');
  pick.matchOnDescription = true;
  pick.matchOnDetail = true;
  const fill = async (): Promise<void> => {
    pick.items = await list();
  };
  return new Promise<Preset | undefined>((resolve, reject) => {
    pick.onDidTriggerItemButton(({ item: { preset } }) => {
      if (preset) removeOwnPreset(scope, preset.id).then(fill).catch(reject);
    });
    pick.onDidAccept(() => resolve(pick.selectedItems[0]?.preset));
    pick.onDidHide(() => resolve(undefined));
    pick.show();
    fill().catch(reject);
  }).finally(() => pick.dispose());
}

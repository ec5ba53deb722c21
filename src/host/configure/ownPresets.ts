import * as vscode from 'vscode';
import type { Preset, PresetArguments } from '../../conv2d/presets';
import { IMAGE_SETTINGS_SECTION, PRESETS_SETTING } from '../ids';
import { targetOf } from '../settingTarget';
import { type OwnPresets, readPresets } from './readPresets';

/** The user's presets, which are an ordinary setting. */
export function readOwnPresets(scope: vscode.Uri | undefined): readonly Preset[] {
  return ownPresetsOf(scope).presets;
}

/** The same, and how many there are besides. */
export function ownPresetsOf(scope: vscode.Uri | undefined): OwnPresets {
  return readPresets(section(scope).get<unknown>(PRESETS_SETTING));
}

/** Adds a preset, or replaces the one of that name, where the user keeps them. */
export async function writeOwnPreset(
  scope: vscode.Uri | undefined,
  name: string,
  args: PresetArguments,
): Promise<void> {
  await write(scope, (presets) => ({ ...presets, [name]: args }));
}

export async function removeOwnPreset(scope: vscode.Uri | undefined, name: string): Promise<void> {
  await write(scope, (presets) => Object.fromEntries(Object.entries(presets).filter(([known]) => known !== name)));
}

/** Only the scope that is written to is changed: VS Code shows the presets of all scopes as one object. */
async function write(
  scope: vscode.Uri | undefined,
  change: (presets: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>,
): Promise<void> {
  const kept = section(scope).inspect<unknown>(PRESETS_SETTING);
  const target = targetOf(kept);
  const values = {
    [vscode.ConfigurationTarget.Global]: kept?.globalValue,
    [vscode.ConfigurationTarget.Workspace]: kept?.workspaceValue,
    [vscode.ConfigurationTarget.WorkspaceFolder]: kept?.workspaceFolderValue,
  };
  await section(scope).update(PRESETS_SETTING, change(record(values[target])), target);
}

function section(scope: vscode.Uri | undefined): vscode.WorkspaceConfiguration {
  return vscode.workspace.getConfiguration(IMAGE_SETTINGS_SECTION, scope);
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {};
}

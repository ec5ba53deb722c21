import { isDeepStrictEqual } from 'node:util';
import * as vscode from 'vscode';
import { ARGUMENT_NAMES } from '../../src/conv2d/arguments';
import type { ConvscopeApi } from '../../src/host/activateOn';
import {
  COMMANDS,
  COMPUTE_SETTINGS,
  IMAGE_SETTINGS,
  IMAGE_SETTINGS_SECTION,
  PANEL_TYPE,
  SETTINGS_SECTION,
} from '../../src/host/ids';
import type { Inspection } from '../../src/host/inspection/inspection';
import type { Status } from '../../src/protocol/panelMessages';

const ID = 'convscope.convscope';

export function extension(): vscode.Extension<ConvscopeApi> {
  const found = vscode.extensions.getExtension<ConvscopeApi>(ID);
  if (!found) throw new Error(`${ID} is not installed`);
  return found;
}

/** The tutorial's image, as the repository holds it. */
export function sample(): vscode.Uri {
  return vscode.Uri.joinPath(extension().extensionUri, 'media', 'sample', 'test_1.jpg');
}

/** A file of the test workspace. */
export function file(name: string): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  if (!folder) throw new Error('no folder is open');
  return vscode.Uri.joinPath(folder.uri, name);
}

/** Waits until a condition holds, and says what it waited for when it never does. */
export async function until<T>(what: string, condition: () => T | undefined | false, seconds = 30): Promise<T> {
  const end = Date.now() + 1000 * seconds;
  for (;;) {
    const value = condition();
    if (value !== undefined && value !== false) return value;
    if (Date.now() > end) throw new Error(`waited ${seconds} s in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

export function inspectionOf(uri: vscode.Uri): Inspection | undefined {
  return extension().isActive ? extension().exports.inspections.get(uri) : undefined;
}

/**
 * Compares what may hold a whole output. Node's own `assert` would print every number of it and look for the shortest
 * difference between the two prints, which takes all the memory there is.
 */
export function assertSame(actual: unknown, expected: unknown, what: string): void {
  if (!isDeepStrictEqual(actual, expected)) throw new Error(`${what}: it is another`);
}

/** Runs the command on a file and waits until the inspection has come to an end and its panel is looked at. */
export async function inspect(uri: vscode.Uri): Promise<Inspection> {
  await vscode.commands.executeCommand(COMMANDS.inspect, uri);
  const inspection = await settled(uri);
  const label = `Conv2D: ${inspection.fileName}`;
  await until(`the panel ${label}`, () => panels().some((panel) => panel.label === label && panel.isActive));
  return inspection;
}

export async function settled(uri: vscode.Uri): Promise<Inspection> {
  return until(`the end of ${uri.path}`, () => {
    const inspection = inspectionOf(uri);
    return inspection?.status.kind !== 'running' && inspection;
  });
}

/** The message of a failed inspection, with its suggestion. */
export function failure({ status }: { readonly status: Status }): string {
  if (status.kind !== 'failed') throw new Error(`the status is ${status.kind}`);
  return `${status.problem.message} ${status.problem.suggestion ?? ''}`;
}

export function panels(): vscode.Tab[] {
  return vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith(PANEL_TYPE));
}

/** A run may end before its panel is there. */
export async function untilPanels(count: number): Promise<void> {
  await until(`${count} panels`, () => panels().length === count);
}

/**
 * Closes all editors and waits until they and all inspections are gone: what is still open follows the settings that are changed
 * next. A text that was only made for a test is never saved, and VS Code shows it in an editor of its own accord; closing that would
 * ask a question. Tabs are known here a moment after they are there, so VS Code is asked first and told apart afterwards.
 */
export async function closeAll(): Promise<void> {
  const tabs = (): readonly vscode.Tab[] => vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  const inspects = (): boolean => extension().isActive && extension().exports.inspections.active !== undefined;
  const end = Date.now() + 30_000;
  do {
    if (Date.now() > end)
      throw new Error(
        `waited 30 s in vain for the end of ${
          tabs()
            .map(({ label }) => label)
            .join() || 'all inspections'
        }`,
      );
    const unsaved = tabs().some(({ isDirty }) => isDirty);
    await vscode.commands.executeCommand(
      unsaved ? 'workbench.action.revertAndCloseActiveEditor' : 'workbench.action.closeAllEditors',
    );
    await new Promise((resolve) => setTimeout(resolve, 20));
  } while (tabs().length > 0 || inspects());
}

/** Closes everything and forgets all settings, so that each test begins alike. */
export async function reset(): Promise<void> {
  await closeAll();
  for (const name of ARGUMENT_NAMES) {
    for (const target of [vscode.ConfigurationTarget.Workspace, vscode.ConfigurationTarget.Global]) {
      const kept = vscode.workspace.getConfiguration(SETTINGS_SECTION).inspect(name);
      const value = target === vscode.ConfigurationTarget.Global ? kept?.globalValue : kept?.workspaceValue;
      if (value !== undefined) await set(name, undefined, target);
    }
  }
  for (const name of Object.values(COMPUTE_SETTINGS)) {
    const kept = vscode.workspace.getConfiguration(IMAGE_SETTINGS_SECTION).inspect(name);
    if (kept?.globalValue !== undefined) await setCompute(name, undefined);
  }
  for (const name of Object.values(IMAGE_SETTINGS)) {
    const kept = vscode.workspace.getConfiguration(IMAGE_SETTINGS_SECTION).inspect(name);
    if (kept?.workspaceValue !== undefined) await setImage(name, undefined);
    if (kept?.globalValue !== undefined) await setImage(name, undefined, vscode.ConfigurationTarget.Global);
  }
}

export async function set(name: string, value: unknown, target = vscode.ConfigurationTarget.Workspace): Promise<void> {
  await vscode.workspace.getConfiguration(SETTINGS_SECTION).update(name, value, target);
}

/** Sets one of the settings of images. */
export async function setImage(
  name: keyof typeof IMAGE_SETTINGS,
  value: unknown,
  target = vscode.ConfigurationTarget.Workspace,
): Promise<void> {
  await vscode.workspace.getConfiguration(IMAGE_SETTINGS_SECTION).update(name, value, target);
}

/** Sets one of the settings of the engine, for the user: the number of workers belongs to a machine. */
export async function setCompute(name: keyof typeof COMPUTE_SETTINGS, value: unknown): Promise<void> {
  const section = vscode.workspace.getConfiguration(IMAGE_SETTINGS_SECTION);
  await section.update(name, value, vscode.ConfigurationTarget.Global);
}

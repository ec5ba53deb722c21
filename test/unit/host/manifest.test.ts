import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import manifest from '../../../package.json';
import words from '../../../package.nls.json';
import { activationOf, activationWords, USABLE_ACTIVATIONS } from '../../../src/conv2d/activations';
import {
  ARGUMENT_NAMES,
  DATA_FORMATS,
  DEFAULT_ARGUMENTS,
  MAX_FILTERS,
  MAX_LENGTH,
  PADDINGS,
} from '../../../src/conv2d/arguments';
import { settingValue } from '../../../src/conv2d/callText';
import {
  COMMANDS,
  COMPUTE_SETTINGS,
  EDITOR_TYPE,
  HOVER_SETTINGS,
  IMAGE_SETTINGS,
  IMAGE_SETTINGS_SECTION,
  PANEL_TYPE,
  PRESETS_SETTING,
  SETTINGS_SECTION,
  VIEWS,
} from '../../../src/host/ids';
import { BACKEND_SETTINGS, DEFAULT_CPU_BUDGET, MOST_CPU_BUDGET } from '../../../src/compute/backendChoice';
import { MOST_MEGAPIXELS } from '../../../src/image/mostMegapixels';
import { MOST_WORKERS } from '../../../src/compute/workerCount';
import { DEFAULT_LOAD_LIKE, loaderWords, LOADERS } from '../../../src/conv2d/load/loaders';
import { IMAGE_EXTENSIONS } from '../../../src/image/format';

const { contributes } = manifest;
/** Commands that only menus offer, where they know what they are about. */
const ONLY_IN_MENUS = new Set(
  contributes.menus.commandPalette.filter(({ when }) => when === 'false').map(({ command }) => command),
);
const texts: Readonly<Record<string, string>> = words;
const properties: Readonly<Record<string, object>> = contributes.configuration.properties;

/** What stands for a key of the manifest; every other text is its own. */
function worded(text: string): string {
  const key = /^%(.*)%$/.exec(text)?.[1];
  return key === undefined ? text : (texts[key] ?? '');
}

/** What the choices of a setting are explained with. */
function choiceWords(name: 'convscope.loadLike' | 'convscope.conv2d.activation'): readonly string[] {
  return contributes.configuration.properties[name].enumDescriptions.map(worded);
}

describe('the manifest', () => {
  it('names the commands, views and panels of the code, and no others', () => {
    expect(contributes.commands.map(({ command }) => command).sort()).toEqual(Object.values(COMMANDS).sort());
    expect(
      Object.values(contributes.views)
        .flat()
        .map(({ id }) => id),
    ).toEqual(Object.values(VIEWS));
    expect(manifest.activationEvents).toEqual(['onStartupFinished', `onWebviewPanel:${PANEL_TYPE}`]);
  });

  it('gives every command the category Convscope and a title in title case', () => {
    for (const { category, title } of contributes.commands) {
      expect(category).toBe('Convscope');
      expect(worded(title)).toMatch(/^[A-Z]/);
    }
  });

  it('has the defaults and bounds of the code for every setting', () => {
    const setting = (name: string): object => properties[`${SETTINGS_SECTION}.${name}`] ?? {};
    for (const name of ARGUMENT_NAMES) {
      expect(setting(name)).toMatchObject({ default: settingValue(DEFAULT_ARGUMENTS, name) });
    }
    expect(Object.keys(properties)).toEqual([
      ...ARGUMENT_NAMES.map((name) => `${SETTINGS_SECTION}.${name}`),
      `${IMAGE_SETTINGS_SECTION}.${PRESETS_SETTING}`,
      ...[IMAGE_SETTINGS, COMPUTE_SETTINGS, HOVER_SETTINGS]
        .flatMap((names) => Object.values(names))
        .map((name) => `${IMAGE_SETTINGS_SECTION}.${name}`),
    ]);
    expect(properties['convscope.backend']).toMatchObject({ enum: BACKEND_SETTINGS, default: 'auto' });
    expect(properties['convscope.cpuBudget']).toMatchObject({ default: DEFAULT_CPU_BUDGET, maximum: MOST_CPU_BUDGET });
    expect(properties['convscope.maxMegapixels']).toMatchObject({ maximum: MOST_MEGAPIXELS });
    expect(properties['convscope.workers']).toMatchObject({ minimum: 1, maximum: MOST_WORKERS, default: null });
    expect(properties['convscope.loadLike']).toMatchObject({
      enum: LOADERS,
      default: DEFAULT_LOAD_LIKE.loader,
    });
    expect(choiceWords('convscope.loadLike')).toEqual(LOADERS.map(loaderWords));
    expect(setting('filters')).toMatchObject({ minimum: 1, maximum: MAX_FILTERS });
    for (const name of ['kernelSize', 'strides', 'dilationRate']) {
      expect(setting(name)).toMatchObject({
        minimum: 1,
        maximum: MAX_LENGTH,
        items: { minimum: 1, maximum: MAX_LENGTH },
      });
    }
    expect(setting('padding')).toMatchObject({ enum: PADDINGS });
    expect(setting('dataFormat')).toMatchObject({ enum: DATA_FORMATS });
    const offered = contributes.configuration.properties['convscope.conv2d.activation'].enum;
    expect(new Set(offered.map(activationOf))).toEqual(new Set(USABLE_ACTIVATIONS));
    const words = choiceWords('convscope.conv2d.activation');
    expect(USABLE_ACTIVATIONS.map((name) => words[offered.indexOf(name)])).toEqual(
      USABLE_ACTIVATIONS.map(activationWords),
    );
  });

  it('offers the command for every kind of image that it reads', () => {
    const clause = contributes.menus['explorer/context'][0]?.when ?? '';
    const pattern = new RegExp(/=~ \/(.*)\/i/.exec(clause)?.[1] ?? '^never$', 'i');
    for (const extension of IMAGE_EXTENSIONS) expect(`.${extension.toUpperCase()}`).toMatch(pattern);
    expect('.txt').not.toMatch(pattern);
    const [editor] = contributes.customEditors;
    expect(editor).toMatchObject({ viewType: EDITOR_TYPE, priority: 'option' });
    const glob = editor?.selector[0]?.filenamePattern ?? '';
    for (const extension of IMAGE_EXTENSIONS) {
      expect(glob.split(/[{},]/)).toEqual(expect.arrayContaining([extension, extension.toUpperCase()]));
    }
  });

  it('takes what costs memory and time from no workspace that is not trusted', () => {
    const { supported, restrictedConfigurations } = manifest.capabilities.untrustedWorkspaces;
    // VS Code looks at the list for this word alone.
    expect(supported).toBe('limited');
    const costly = [...Object.values(COMPUTE_SETTINGS), IMAGE_SETTINGS.maxMegapixels];
    expect([...restrictedConfigurations].sort()).toEqual(
      costly.map((name) => `${IMAGE_SETTINGS_SECTION}.${name}`).sort(),
    );
  });

  it('documents every setting and command in the README', () => {
    const readme = readFileSync(path.join(__dirname, '../../../README.md'), 'utf8');
    for (const name of Object.keys(properties)) expect(readme).toContain(`\`${name}\``);
    for (const { command, title } of contributes.commands) {
      expect(readme).toContain(ONLY_IN_MENUS.has(command) ? `**${worded(title)}**` : `Convscope: ${worded(title)}`);
    }
  });
});

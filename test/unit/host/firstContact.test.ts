import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import manifest from '../../../package.json';
import words from '../../../package.nls.json';
import { ARGUMENT_NAMES } from '../../../src/conv2d/arguments';
import {
  BESIDE,
  COMMANDS,
  CONTEXT_CELL_EXPLORED,
  CONTEXT_INSPECTED,
  EDITOR_TYPE,
  PANEL_TYPE,
  SAMPLE,
  SETTINGS_SECTION,
  VIEWS,
  WALKTHROUGH,
} from '../../../src/host/ids';

const ROOT = path.join(__dirname, '../../..');
const { contributes } = manifest;
const texts: Readonly<Record<string, string>> = words;
const commands: readonly string[] = Object.values(COMMANDS);
/** Commands of VS Code itself that texts of the manifest lead to. */
const OF_VSCODE = ['vscode.open', 'vscode.openFolder'];
const [walkthrough] = contributes.walkthroughs;
const steps = walkthrough?.steps ?? [];

function worded(text: string): string {
  const key = /^%(.*)%$/.exec(text)?.[1];
  expect(key, `${text} is no key`).toBeDefined();
  return texts[key ?? ''] ?? '';
}

/** The commands that a text's links run. */
function linked(text: string): string[] {
  return [...text.matchAll(/\]\(command:([\w.]+)/g)].map(([, command]) => command ?? '');
}

describe('the walkthrough', () => {
  it('has four steps, each with words and a drawing that is there', () => {
    expect(contributes.walkthroughs).toHaveLength(1);
    expect(walkthrough?.id).toBe(WALKTHROUGH);
    expect(steps.map(({ id }) => id)).toEqual(['open', 'inspect', 'configure', 'cell']);
    for (const { title, description, media } of steps) {
      for (const text of [title, description, media.altText]) expect(worded(text)).not.toBe('');
      expect(existsSync(path.join(ROOT, media.svg)), media.svg).toBe(true);
    }
  });

  it('leads to commands that there are, each by one button in a line of its own', () => {
    for (const { description } of steps) {
      const text = worded(description);
      expect(linked(text).length).toBeGreaterThan(0);
      expect(linked(text).filter((command) => !commands.includes(command))).toEqual([]);
      expect(text.split('\n').filter((line) => /^\[[^\]]+\]\([^)]+\)$/.test(line))).toHaveLength(1);
    }
    const call = (command: string, argument: string): string =>
      `command:${command}?${encodeURIComponent(JSON.stringify([argument]))})`;
    const [open, inspect] = steps;
    expect(worded(open?.description ?? '')).toContain(call(COMMANDS.openSample, BESIDE));
    expect(worded(inspect?.description ?? '')).toContain(call(COMMANDS.inspect, SAMPLE));
  });

  it('ticks a step when it was done, not when it was read', () => {
    expect(Object.fromEntries(steps.map(({ id, completionEvents }) => [id, completionEvents]))).toEqual({
      open: [`onCommand:${COMMANDS.openSample}`, `onContext:${CONTEXT_INSPECTED}`],
      inspect: [`onContext:${CONTEXT_INSPECTED}`],
      configure: ARGUMENT_NAMES.map((name) => `onSettingChanged:${SETTINGS_SECTION}.${name}`),
      cell: [`onContext:${CONTEXT_CELL_EXPLORED}`],
    });
  });

  it.each(steps.map(({ media }) => media.svg))('draws %s with nothing that its page forbids', (file) => {
    const svg = readFileSync(path.join(ROOT, file), 'utf8');
    // Styles, scripts and addresses are not let through; a nested svg is laid out as if it were the whole drawing.
    expect(svg).not.toMatch(/<style|style=|<script|\son\w+=|href|url\((?!#)/);
    expect(svg.match(/<svg/g)).toHaveLength(1);
    expect(svg).toContain('var(--vscode-foreground)');
    // A variable that a theme does not set would make black of it.
    const bare =
      svg.match(
        /var\(--vscode-(?!foreground\)|descriptionForeground\)|editor-background\)|editorWidget-background\))[\w-]+\)/g,
      ) ?? [];
    expect(bare).toEqual([]);
  });
});

describe('the welcome of the Tensors view', () => {
  const welcomes = contributes.viewsWelcome.filter(({ view }) => view === VIEWS.tensors);

  it('is there as long as nothing is inspected, with more words where there is more to say', () => {
    expect(welcomes.map(({ when }) => when)).toEqual([
      '!convscope.active',
      '!convscope.active && workspaceFolderCount == 0',
      '!convscope.active && virtualWorkspace',
      '!convscope.active && isWorkspaceTrustEnabled && !isWorkspaceTrusted',
    ]);
  });

  it('leads to an image, to the sample, to the walkthrough and to a folder', () => {
    const found = welcomes.flatMap(({ contents }) => linked(worded(contents)));
    expect(found).toEqual([COMMANDS.inspect, COMMANDS.openSample, COMMANDS.openWalkthrough, 'vscode.openFolder']);
    expect(found.filter((command) => ![...commands, ...OF_VSCODE].includes(command))).toEqual([]);
  });
});

describe('the keybindings', () => {
  const panel = `(activeWebviewPanelId == '${PANEL_TYPE}' || activeCustomEditorId == '${EDITOR_TYPE}')`;
  const elsewhere = '!sideBarFocus && !auxiliaryBarFocus && !panelFocus && !inputFocus';

  it('hold only where the panel or a view of Convscope has the focus, and not while one types', () => {
    for (const { command, when } of contributes.keybindings) {
      expect(commands).toContain(command);
      const inPanel = when.startsWith(`${panel} && ${elsewhere}`);
      const inView = /^focusedView == '?convscope\.(tensors|history)'? && .*!inputFocus/.test(when);
      expect(inPanel || inView, `${command} when ${when}`).toBe(true);
    }
  });

  it('have another key on a Mac wherever there is Ctrl', () => {
    for (const binding of contributes.keybindings) {
      if (binding.key.includes('ctrl')) expect(binding).toHaveProperty('mac', binding.key.replace('ctrl', 'cmd'));
    }
  });

  it('are listed in the README', () => {
    const readme = readFileSync(path.join(ROOT, 'README.md'), 'utf8');
    const section = /## Keys\n([\s\S]*?)\n## /.exec(readme)?.[1] ?? '';
    for (const { key } of contributes.keybindings) {
      const shown = key.replace(/\b[a-z]/g, (letter) => letter.toUpperCase());
      expect(section).toContain(`\`${shown}\``);
    }
  });
});

describe('the manifest for the galleries', () => {
  it('has an icon that is large enough, and a banner of its colour', async () => {
    const { format, width, height } = await sharp(path.join(ROOT, manifest.icon)).metadata();
    expect([format, width, height]).toEqual(['png', 256, 256]);
    const ground = { left: 128, top: 10, width: 1, height: 1 };
    const pixel = await sharp(path.join(ROOT, manifest.icon)).extract(ground).raw().toBuffer();
    expect(manifest.galleryBanner).toEqual({ color: `#${pixel.subarray(0, 3).toString('hex')}`, theme: 'dark' });
  });

  it('says what it is about in at most 30 words, none of them twice', () => {
    expect(manifest.keywords.length).toBeLessThanOrEqual(30);
    expect(new Set(manifest.keywords).size).toBe(manifest.keywords.length);
    expect(manifest.categories.length).toBeGreaterThan(0);
    expect(manifest.pricing).toBe('Free');
  });

  it('says how it behaves in untrusted and in virtual workspaces', () => {
    for (const { supported, description } of Object.values(manifest.capabilities)) {
      // Limited are the settings of a workspace that cost memory and time; it runs all the same.
      expect([true, 'limited']).toContain(supported);
      expect(worded(description)).not.toBe('');
    }
  });
});

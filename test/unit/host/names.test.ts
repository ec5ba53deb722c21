import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import manifest from '../../../package.json';
import * as ids from '../../../src/host/ids';
import { PASTE_PANEL_TYPE } from '../../../src/host/memory/names';

const ROOT = path.join(__dirname, '../../..');

/** Keys of `when` clauses that the code sets. */
const CONTEXT_KEYS = Object.entries(ids).flatMap(([name, key]) =>
  name.startsWith('CONTEXT_') && typeof key === 'string' ? [key] : [],
);

/** What has no contribution in the manifest. */
const ONLY_IN_CODE = [
  ids.PANEL_TYPE,
  PASTE_PANEL_TYPE,
  ids.SETTINGS_SECTION,
  'convscope.output', // the status bar's item
  'convscope.report', // the format of saved reports
  'convscope.digest', // the format of digests
  `${manifest.publisher}.${manifest.name}`,
];

/** What the manifest contributes: commands, settings, and all that has an id. */
function contributed(): ReadonlySet<string> {
  const names = new Set(manifest.contributes.commands.map(({ command }) => command));
  for (const setting of Object.keys(manifest.contributes.configuration.properties)) names.add(setting);
  for (const { key, text } of textsOf(manifest.contributes, ''))
    if (key === 'id' || key === 'viewType') names.add(text);
  return names;
}

/** All texts in a value of JSON, each under its name. */
function* textsOf(value: unknown, key: string): Generator<{ readonly key: string; readonly text: string }> {
  if (typeof value === 'string') yield { key, text: value };
  if (typeof value !== 'object' || value === null) return;
  for (const [name, inner] of Object.entries(value)) yield* textsOf(inner, Array.isArray(value) ? key : name);
}

/** The names of Convscope that a text mentions. */
function mentionedIn(text: string): readonly string[] {
  return text.match(/\bconvscope\.[a-z]\w*(?:\.[a-z]\w*)*/gi) ?? [];
}

/** What is mentioned in a file or in the files of a folder, with the file. */
function mentions(place: string): readonly string[] {
  const files = /\.\w+$/.test(place)
    ? [place]
    : readdirSync(path.join(ROOT, place), { recursive: true, encoding: 'utf8' }).map((file) => path.join(place, file));
  return files
    .filter((file) => /\.(?:ts|json|md|css|html|svg)$/.test(file))
    .flatMap((file) => mentionedIn(readFileSync(path.join(ROOT, file), 'utf8')).map((name) => `${name} in ${file}`));
}

describe('the names of Convscope', () => {
  const known = new Set([...contributed(), ...CONTEXT_KEYS, ...ONLY_IN_CODE]);

  it.each(['src', 'media', 'package.nls.json', 'README.md'])('are all known that %s mentions', (place) => {
    const found = mentions(place);
    expect(found.filter((mention) => !known.has(mention.split(' ')[0] ?? ''))).toEqual([]);
  });

  it('are all known that the manifest mentions', () => {
    const texts = [...textsOf(manifest.contributes, ''), ...textsOf(manifest.activationEvents, '')];
    const found = texts.flatMap(({ text }) => mentionedIn(text.replace(/%[\w.-]+%/g, '')));
    expect(found.length).toBeGreaterThan(50);
    expect(found.filter((name) => !known.has(name))).toEqual([]);
  });

  it('are all of use that the code sets for the clauses of the manifest', () => {
    const clauses = [...textsOf(manifest.contributes, '')]
      .filter(({ key, text }) => key === 'when' || key === 'enablement' || text.startsWith('onContext:'))
      .flatMap(({ text }) => mentionedIn(text));
    expect(CONTEXT_KEYS.length).toBeGreaterThan(2);
    expect(CONTEXT_KEYS.filter((key) => !clauses.includes(key))).toEqual([]);
  });
});

// `npm run words`: collects the texts that the source shows to users into l10n/bundle.l10n.json.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { getL10nJson } from '@vscode/l10n-dev';
import { inRoot } from './lib/paths.mjs';
import { isMain, runMain } from './lib/run.mjs';

/** All texts that are given to `l10n.t` in src, sorted. @returns {Promise<import('@vscode/l10n-dev').l10nJsonFormat>} */
export async function collectWords() {
  const files = readdirSync(inRoot('src'), { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ts'),
  );
  const sources = files.map((file) => ({ contents: readFileSync(inRoot('src', file), 'utf8'), extension: '.ts' }));
  const found = await getL10nJson(sources);
  return Object.fromEntries(Object.entries(found).sort(([a], [b]) => (a < b ? -1 : 1)));
}

if (isMain(import.meta.url)) {
  runMain(async () => {
    writeFileSync(inRoot('l10n', 'bundle.l10n.json'), `${JSON.stringify(await collectWords(), null, 2)}\n`);
    return 0;
  });
}

// Part of `npm test`: no text that users read is missing anywhere, or left over.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { inRoot } from './lib/paths.mjs';
import { isMain, runMain } from './lib/run.mjs';
import { collectWords } from './words.mjs';
import { bundleProblems, manifestProblems, repeatedNames, translationProblems } from './words/wordProblems.mjs';

/** Languages that the extension speaks besides English. */
export const LANGUAGES = ['ja', 'zh-cn'];

const BUNDLE = 'l10n/bundle.l10n.json';
const MANIFEST_WORDS = 'package.nls.json';

/** All that is wrong with the texts, a sentence each. */
export async function findWordProblems() {
  const [manifest, words, bundle] = ['package.json', MANIFEST_WORDS, BUNDLE].map(readJson);
  const files = [BUNDLE, MANIFEST_WORDS, ...foundLanguages().flatMap((language) => Object.values(filesOf(language)))];
  return [
    ...files.filter(exists).flatMap((file) => repeatedNames(file, readFileSync(inRoot(file), 'utf8'))),
    ...bundleProblems(await collectWords(), bundle),
    ...manifestProblems(manifest, words),
    ...foundLanguages().flatMap((language) => {
      const of = filesOf(language);
      return [
        ...(exists(of.bundle)
          ? translationProblems(of.bundle, bundle, readJson(of.bundle))
          : [`${of.bundle} is missing.`]),
        ...(exists(of.manifest)
          ? translationProblems(of.manifest, words, readJson(of.manifest))
          : [`${of.manifest} is missing.`]),
      ];
    }),
  ];
}

/** Languages of which there is a file, and those that must have some. */
function foundLanguages() {
  const names = [...readdirSync(inRoot('l10n')), ...readdirSync(inRoot())];
  const found = names.flatMap((name) => /^(?:bundle\.l10n|package\.nls)\.([\w-]+)\.json$/.exec(name)?.[1] ?? []);
  return [...new Set([...found, ...LANGUAGES])].sort();
}

/** @param {string} language */
function filesOf(language) {
  return { bundle: `l10n/bundle.l10n.${language}.json`, manifest: `package.nls.${language}.json` };
}

/** @param {string} file */
function exists(file) {
  return existsSync(inRoot(file));
}

/** @param {string} file */
function readJson(file) {
  return JSON.parse(readFileSync(inRoot(file), 'utf8'));
}

if (isMain(import.meta.url)) {
  runMain(async () => {
    const problems = await findWordProblems();
    for (const problem of problems) console.log(problem);
    return problems.length > 0 ? 1 : 0;
  });
}

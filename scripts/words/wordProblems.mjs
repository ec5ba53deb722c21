// What can be wrong with the texts that users read: each function tells it in sentences, none where all is well.

/**
 * A bundle's value: a text, or a text with comments for translators.
 * @typedef {string | { readonly message: string, readonly comment?: readonly string[] }} Word
 * @typedef {Readonly<Record<string, Word>>} Words
 */

/**
 * Where l10n/bundle.l10n.json is not what the code says.
 * @param {Words} collected from the code
 * @param {Words} bundle as it is kept
 */
export function bundleProblems(collected, bundle) {
  return [
    ...lacking(collected, bundle).map((key) => `l10n/bundle.l10n.json lacks ${quoted(key)}: run npm run words.`),
    ...lacking(bundle, collected).map(
      (key) => `l10n/bundle.l10n.json has ${quoted(key)}, which no code says: run npm run words.`,
    ),
  ];
}

/**
 * Where a language's file does not say what the English one says.
 * @param {string} file name of the language's file, for the sentences
 * @param {Words} original
 * @param {Words} translated
 */
export function translationProblems(file, original, translated) {
  const both = Object.keys(original).filter((key) => Object.hasOwn(translated, key));
  return [
    ...lacking(original, translated).map((key) => `${file} lacks ${quoted(key)}.`),
    ...lacking(translated, original).map((key) => `${file} has ${quoted(key)}, which is not used.`),
    ...both.flatMap((key) => {
      const [english, other] = [textOf(original[key]), textOf(translated[key])];
      if (other.trim() === '') return [`${file} has nothing for ${quoted(key)}.`];
      if (other === english && isProse(english)) return [`${file} leaves ${quoted(key)} in English.`];
      const [wanted, found] = [marksOf(english), marksOf(other)];
      if (wanted.join() === found.join()) return [];
      const has = found.length > 0 ? found.join(' ') : 'none of them';
      return [`${file} has ${has} in ${quoted(key)}, where English has ${wanted.join(' ') || 'none'}.`];
    }),
  ];
}

/**
 * Where package.json and package.nls.json do not fit together, and where a text does not come from there.
 * @param {unknown} manifest
 * @param {Words} words
 */
export function manifestProblems(manifest, words) {
  const texts = [...textsOf(manifest, '')];
  const keys = new Set(texts.flatMap(({ text }) => keyOf(text) ?? []));
  return [
    ...[...keys]
      .filter((key) => !Object.hasOwn(words, key))
      .map((key) => `package.nls.json lacks ${quoted(key)}, which package.json names.`),
    ...Object.keys(words)
      .filter((key) => !keys.has(key))
      .map((key) => `package.nls.json has ${quoted(key)}, which package.json does not name.`),
    ...texts
      .filter(({ name, text }) => TEXT_NAMES.has(name) && keyOf(text) === undefined && text !== 'Convscope')
      .map(({ text }) => `package.json says ${quoted(text)} itself: write a %key% and put it into package.nls.json.`),
  ];
}

/**
 * Names that a file has twice; JSON.parse would silently take the last one.
 * @param {string} file name of the file, for the sentences
 * @param {string} json formatted with a name in each line
 */
export function repeatedNames(file, json) {
  const names = [...json.matchAll(/^ {2}"((?:[^"\\]|\\.)*)":/gm)].map(([, name = '']) => name);
  const repeated = new Set(names.filter((name, index) => names.indexOf(name) !== index));
  return [...repeated].map((name) => `${file} has “${name}” more than once.`);
}

/** Where the manifest has texts that users read. `name` is one in contributions only: at the top it is the extension's. */
const TEXT_NAMES = new Set([
  ...['title', 'shortTitle', 'displayName', 'name', 'label', 'contents', 'altText', 'contextualTitle', 'category'],
  ...['description', 'markdownDescription', 'enumDescriptions', 'markdownEnumDescriptions', 'enumItemLabels'],
  ...['deprecationMessage', 'markdownDeprecationMessage', 'patternErrorMessage'],
]);

/**
 * All texts of the manifest that could be one for users, each under the name that it has there.
 * @param {unknown} value
 * @param {string} name
 * @returns {Generator<{ readonly name: string, readonly text: string }>}
 */
function* textsOf(value, name, depth = 0) {
  if (typeof value === 'string') yield { name, text: value };
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    if (depth === 0 && !['displayName', 'description', 'capabilities', 'contributes'].includes(key)) continue;
    yield* textsOf(inner, Array.isArray(value) ? name : key, depth + 1);
  }
}

/** @param {string} text */
function keyOf(text) {
  return /^%([\w.-]+)%$/.exec(text)?.[1];
}

/** What must be in a text in every language: places for values, commands and settings that it links to, icons. @param {string} text */
function marksOf(text) {
  return [...new Set(text.match(/\{\w+\}|\(command:[\w.]+[^)]*\)|#[\w.]+#|\$\([\w-]+\)/g))].sort();
}

/** Formulas and names stay as they are; three words in a row are language. @param {string} text */
function isProse(text) {
  return /[a-z]{2,} [a-z]{2,} [a-z]{2,}/i.test(text);
}

/**
 * @param {Words} from
 * @param {Words} words
 */
function lacking(from, words) {
  return Object.keys(from).filter((key) => !Object.hasOwn(words, key));
}

/** @param {Word | undefined} word */
function textOf(word) {
  return typeof word === 'object' ? word.message : (word ?? '');
}

/** @param {string} text */
function quoted(text) {
  return `“${text}”`;
}

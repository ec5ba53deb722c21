import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Locator } from 'playwright-core';

const ROOT = path.join(__dirname, '..', '..');

/**
 * Texts in the places where a user, or a screen reader, finds them: code is the same in every language.
 * @param which also of what is hidden at this moment, or not
 */
export async function spokenTexts(places: Locator, which: 'all' | 'visible' = 'all'): Promise<readonly string[]> {
  const texts = await places.evaluateAll(
    (roots, of) =>
      roots.flatMap((root) => {
        const isCode = (element: Element | null): boolean =>
          element?.closest('code, pre, script, style, [translate=no]') !== null;
        const elements = [root, ...root.querySelectorAll('*')].filter(
          (element) => !isCode(element) && (of === 'all' || element.checkVisibility()),
        );
        return elements.flatMap((element) => [
          ...['aria-label', 'aria-description', 'aria-valuetext', 'title', 'placeholder', 'alt', 'data-name'].map(
            (name) => element.getAttribute(name) ?? '',
          ),
          ...[...element.childNodes]
            .filter(({ nodeType }) => nodeType === 3)
            .map(({ textContent }) => textContent ?? ''),
        ]);
      }),
    which,
  );
  return [...new Set(texts.map((text) => text.replace(/\s+/g, ' ').trim()))].filter((text) => text !== '');
}

/** Says what is left in English. */
export type FindEnglish = (texts: readonly string[]) => readonly string[];

/**
 * @param locale a display language that has its files
 * @returns finds the texts that hold something of at least two words that the language has other words for, and those
 * in which three English words follow each other
 */
export function englishFinder(locale: string): FindEnglish {
  const known = [
    ...untranslatedParts('l10n/bundle.l10n.json', `l10n/bundle.l10n.${locale}.json`),
    ...untranslatedParts('package.nls.json', `package.nls.${locale}.json`),
  ];
  return (texts) =>
    texts.filter((text) => {
      const own = OTHERS.reduce((rest, pattern) => rest.replace(pattern, ' '), text);
      return known.some((part) => own.includes(part)) || /\b[a-z]{2,} [a-z]{2,} [a-z]{2,}\b/i.test(own);
    });
}

/** What is not the extension's to translate: VS Code's own words, errors of Keras and TensorFlow, calls, names of loaders. */
const OTHERS = [
  /\(Press '\w+' to confirm or '\w+' to cancel\)/g,
  /\b[A-Z]\w+Error: [ -~]*/g,
  /\b[\w.]+\([^()]*(?:\([^()]*\)[^()]*)*\)/g,
  /keras\.utils\.load_img (?:rgba|grayscale)|cv2\.imread (?:unchanged|grayscale)/g,
];

/** The pieces between the values of all texts that are not the same in both files, where they have two words or more. */
function untranslatedParts(english: string, translated: string): readonly string[] {
  const theirs = read(translated);
  return Object.entries(read(english))
    .filter(([key, text]) => theirs[key] !== text)
    .flatMap(([, text]) => text.split(/\{\w+\}|\(command:[^)]*\)|[`[\]\n]/))
    .map((part) => part.trim())
    .filter((part) => /[a-z]{2,} [a-z]{2,}/i.test(part));
}

/** Texts of a language by their keys. */
export function read(file: string): Readonly<Record<string, string>> {
  const texts: unknown = JSON.parse(readFileSync(path.join(ROOT, file), 'utf8'));
  const entries = Object.entries(typeof texts === 'object' && texts !== null ? texts : {});
  return Object.fromEntries(entries.map(([key, text]: [string, unknown]) => [key, textOf(text)]));
}

/** A bundle may have comments beside a text. */
function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  const message = typeof value === 'object' && value !== null && 'message' in value ? value.message : undefined;
  return typeof message === 'string' ? message : '';
}

import * as l10n from '@vscode/l10n';
import { USABLE_ACTIVATIONS } from '../../../src/conv2d/activations';
import { DATA_FORMATS, KERAS_NAMES, PADDINGS } from '../../../src/conv2d/arguments';
import { LOADERS } from '../../../src/conv2d/load/loaders';
import { readWords } from '../../../src/protocol/words';
import { repositoryJson } from '../fixtures';
import { readableTexts } from './readableTexts';

/** A language that has all texts of the bundle, and other letters than code has: what is left of those was not translated. */
export function speakWideLetters(): void {
  const wide = (letter: string): string => String.fromCharCode(letter.charCodeAt(0) + 0xfee0);
  const translate = (text: string): string =>
    text.replace(/\{[^}]*\}|[A-Za-z]/g, (found) => (found.length > 1 ? found : wide(found)));
  const english = Object.keys(readWords(repositoryJson('l10n', 'bundle.l10n.json')));
  l10n.config({ contents: Object.fromEntries(english.map((text) => [text, translate(text)])) });
}

export function speakEnglish(): void {
  l10n.config({ contents: {} });
}

/** Where Python stands in the panel. */
const CODE =
  /(?:code\.code|p\.(?:question|answers|raises) code|pre\.summary|span\.bracket|span\.shape|h1\.visually-hidden)$/;
/** Whole texts that are names of Keras, NumPy, Matplotlib and pandas, or short for colours. */
const NAMES: ReadonlySet<string> = new Set([
  ...USABLE_ACTIVATIONS,
  ...PADDINGS,
  ...DATA_FORMATS,
  ...['True', 'False', 'use_bias=False', 'conv2d'],
  ...['count', 'min', 'max', 'mean', 'std', 'dtype', 'FLOPs', 'Viridis'],
  ...['RGB', 'R', 'G', 'B'],
]);
const anyOf = (names: readonly string[]): string =>
  names
    .map((name) => name.replaceAll('.', '\\.'))
    .sort((a, b) => b.length - a.length)
    .join('|');
/** What may stand in a text of any language. */
const PARTS: readonly RegExp[] = [
  // An argument before its control, and as the name of what is said.
  new RegExp(`^(?:${anyOf(Object.values(KERAS_NAMES))})(?:=$|, |: )`),
  new RegExp(anyOf(LOADERS)),
  // Functions and their arithmetic, and the code that sentences speak of.
  /\b[a-z][a-z\d_.]*\(/,
  /\b(?:[a-z\d]+_[a-z\d_]+|[xy]|e\^-?x|swish)\b/,
  /\boutput\[[\d, ]+\]/,
  /\b(?:float32|uint8|NaN|relu|softmax|batch|glu)\b/,
  /\b[NHWC]\b(?= |$)/,
  /\d (?:[KMG]iB|ms|s)\b/,
  /\b(?:CPU|WASM|Viridis)\b/,
  // What Keras and TensorFlow say, and what Keras calls a layer.
  /\b(?:Value|Type)Error: [^]*$/,
  /\bconv2d(?:_1)?\b/,
  // What the file is called, its format, and what others have said.
  /^a <b>\.png(?: · (?:JPEG|NPY))?/,
  /\b(?:ZZZ|QQQ)\b/,
];

function isTranslated(place: string, text: string, code: RegExp): boolean {
  if (code.test(place) || NAMES.has(text)) return true;
  const rest = PARTS.reduce((left, part) => left.replace(new RegExp(part, 'g'), ''), text);
  return !/[A-Za-z]/.test(rest);
}

/**
 * What a page says in English all the same, each with where it stands.
 * @param code the places where Python stands
 */
export function untranslated(root: Element, code = CODE): readonly string[] {
  return readableTexts(root).flatMap(([place, text]) => (isTranslated(place, text, code) ? [] : [`${place}: ${text}`]));
}

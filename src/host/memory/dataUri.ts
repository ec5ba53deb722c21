import * as l10n from '@vscode/l10n';
import { HumanError } from '../../protocol/problem';
import { fromBase64 } from '../base64';
import { endingOf, isDrawing } from './imageTypes';

/** A `data:image/…` URI as it stands in a text. */
export interface DataUri {
  /** Offset of its first character. */
  readonly start: number;
  /** Offset after its last character. */
  readonly end: number;
  /** In lower case. */
  readonly mime: string;
  readonly base64: boolean;
  /** Offset of the first character of the data. */
  readonly dataStart: number;
  readonly data: string;
}

/**
 * The head of a URI. It has a largest length and can start at `data:` only, so a search takes time in proportion to the
 * text, whatever it holds. JSON may write a slash as `\/`.
 */
const HEAD = /data:(image\\?\/[^,:\s"'`<>()]{1,200}),/gi;

/** What ends a URI that nothing encloses, for a character class. */
const LOOSE_END = '\\s"\'`<>()\\\\,;\\]}';

/** What ends a URI that stands behind this character. */
const CLOSERS: Readonly<Record<string, string>> = { '"': '"', "'": "'", '`': '`', '(': ')', '<': '>' };

/** Everything that is no plain character of base64, and what stands for one: `%2B`, or `\/` in JSON. */
const UNUSUAL = /%[0-9a-f]{2}|\\\/|[^a-z0-9+/=_-]/gi;

/** The image URI that this offset is in, or at an end of. */
export function findDataUri(text: string, offset: number): DataUri | undefined {
  for (const uri of dataUrisIn(text)) {
    if (uri.start > offset) return undefined;
    if (offset <= uri.end) return uri;
  }
  return undefined;
}

/** All image URIs of a text, in their order. One inside another, as in an SVG, belongs to the outer one. */
export function* dataUrisIn(text: string): Generator<DataUri> {
  const head = new RegExp(HEAD);
  for (let match = head.exec(text); match; match = head.exec(text)) {
    const uri = read(text, match.index, match[1] ?? '', head.lastIndex);
    yield uri;
    head.lastIndex = uri.end;
  }
}

/**
 * The bytes that a URI stands for, with a name for them.
 * @throws HumanError where it is no image of pixels, or where its base64 is wrong
 */
export function decodeDataUri(uri: DataUri): { readonly name: string; readonly bytes: Uint8Array } {
  if (isDrawing(uri.mime)) {
    throw new HumanError({
      message: l10n.t('This data URI is an SVG: a drawing, which has no pixels yet.'),
      suggestion: l10n.t('Export the drawing as a PNG, then inspect that.'),
    });
  }
  const bytes = uri.base64 ? decodeBase64(uri) : decodePercent(uri.data);
  if (bytes.length === 0) {
    throw new HumanError({
      message: l10n.t('This data URI is empty: nothing follows its comma.'),
      suggestion: l10n.t('Check that it was copied as a whole.'),
    });
  }
  return { name: `data-uri.${endingOf(uri.mime)}`, bytes };
}

function read(text: string, start: number, head: string, dataStart: number): DataUri {
  const [type = '', ...parameters] = head.replace('\\', '').toLowerCase().split(';');
  const base64 = parameters.at(-1)?.trim() === 'base64';
  const mime = type.trim();
  const end = findEnd(text, start, dataStart, base64);
  return { start, end, mime, base64, dataStart, data: text.slice(dataStart, end) };
}

function findEnd(text: string, start: number, dataStart: number, base64: boolean): number {
  const closer = CLOSERS[text.charAt(start - 1)] ?? LOOSE_END;
  // In base64 a space is no part of the data: what follows in a `srcset` is a width.
  const ends = new RegExp(`[${closer}${base64 ? '\\s' : ''}]`, 'g');
  ends.lastIndex = dataStart;
  const end = ends.exec(text)?.index ?? text.length;
  // The closing quote of a string inside a string: \"data:…\"
  return end > dataStart && text.charAt(end - 1) === '\\' ? end - 1 : end;
}

function decodeBase64({ data, dataStart }: DataUri): Uint8Array {
  const columnOf = (at: number): number => dataStart + at + 1;
  const plain = data.replace(UNUSUAL, (found, at: number) => {
    const meant = found.length === 3 ? String.fromCharCode(parseInt(found.slice(1), 16)) : found.slice(-1);
    if (/\s/.test(meant)) return '';
    if (found.length > 1 && /[a-z0-9+/=_-]/i.test(meant)) return meant;
    return refuse(
      l10n.t(
        'The base64 data of this URI is malformed: character {0} of it is “{1}” (column {2}).',
        at + 1,
        wholeCharacter(found, data, at),
        columnOf(at),
      ),
    );
  });
  const padding = plain.indexOf('=');
  const length = padding === -1 ? plain.length : padding;
  if (padding !== -1 && !/^={1,2}$/.test(plain.slice(padding, padding + 3))) {
    refuse(
      l10n.t(
        'The base64 data of this URI is malformed: more data follows its “=”, which is the mark of the end (column {0}).',
        columnOf(Math.min(padding, data.length)),
      ),
    );
  }
  if (length % 4 === 1 || (padding !== -1 && plain.length % 4 !== 0)) {
    refuse(
      l10n.t(
        'The base64 data of this URI is malformed: it ends too early, after {0} characters (column {1}).',
        plain.length,
        columnOf(data.length),
      ),
    );
  }
  return fromBase64(plain.replaceAll('-', '+').replaceAll('_', '/'));
}

function refuse(message: string): never {
  const suggestion = l10n.t('Check that the URI was copied as a whole and that nothing was put into it.');
  throw new HumanError({ message, suggestion });
}

/** A whole character, where it takes two units. */
function wholeCharacter(found: string, data: string, at: number): string {
  const code = data.codePointAt(at);
  return found.length === 1 && code !== undefined ? String.fromCodePoint(code) : found;
}

/** As browsers do it: in UTF-8, and a percent sign that no two hexadecimal digits follow stands for itself. */
function decodePercent(data: string): Uint8Array {
  const source = new TextEncoder().encode(data);
  const bytes = new Uint8Array(source.length);
  let length = 0;
  for (let index = 0; index < source.length; index++) {
    const unit = source[index] ?? 0;
    const high = hexDigit(source[index + 1]);
    const low = hexDigit(source[index + 2]);
    const encoded = unit === 0x25 && high !== undefined && low !== undefined;
    bytes[length++] = encoded ? 16 * high + low : unit;
    if (encoded) index += 2;
  }
  return bytes.slice(0, length);
}

function hexDigit(code: number | undefined): number | undefined {
  const value = code === undefined ? NaN : parseInt(String.fromCharCode(code), 16);
  return Number.isNaN(value) ? undefined : value;
}

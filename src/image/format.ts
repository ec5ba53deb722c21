/** Formats that Convscope reads, and how their files begin and end in name. */
export const FORMATS = {
  JPEG: { extensions: ['jpg', 'jpeg', 'jpe', 'jfif'] },
  PNG: { extensions: ['png', 'apng'] },
  BMP: { extensions: ['bmp', 'dib'] },
  GIF: { extensions: ['gif'] },
  WebP: { extensions: ['webp'] },
  TIFF: { extensions: ['tif', 'tiff'] },
  PNM: { extensions: ['ppm', 'pgm', 'pbm', 'pnm'] },
  AVIF: { extensions: ['avif'] },
  NPY: { extensions: ['npy'] },
} as const;

export type ImageFormat = keyof typeof FORMATS;

/** Endings of the names that menus and pickers offer; content decides what a file really is. */
export const IMAGE_EXTENSIONS: readonly string[] = Object.values(FORMATS).flatMap(({ extensions }) => extensions);

/** The names of the formats, for messages. */
export const IMAGE_FORMATS: readonly string[] = Object.keys(FORMATS);

/** How a file begins: text at a place, of one byte a character. */
interface Beginning {
  readonly format: string;
  readonly at?: number;
  readonly text: string | RegExp;
}

const BEGINNINGS: readonly (Beginning & { readonly format: ImageFormat })[] = [
  { format: 'JPEG', text: '\xff\xd8\xff' },
  { format: 'PNG', text: '\x89PNG\r\n\x1a\n' },
  { format: 'GIF', text: 'GIF8' },
  { format: 'WebP', text: /^RIFF[^]{4}WEBP/ },
  { format: 'TIFF', text: /^(II[*+]\0|MM\0[*+])/ },
  { format: 'BMP', text: /^BM[^]{4}/ },
  { format: 'NPY', text: '\x93NUMPY' },
  { format: 'PNM', text: /^P[1-6][ \t-\r]/ },
  { format: 'AVIF', at: 4, text: /^ftyp(avif|avis|(mif1|miaf|msf1)[^]{4}(?:[^]{4})*?(avif|avis))/ },
];

/** So much of a file is looked at to tell its format. */
const HEAD_BYTES = 512;

/** The format of a file by its content; undefined where it is none of those that are read. */
export function formatOf(bytes: Uint8Array): ImageFormat | undefined {
  const head = headText(bytes);
  return BEGINNINGS.find((beginning) => matches(head, beginning))?.format;
}

/** Texts that files begin with, whole; shorter ones say too little. */
const SIGNATURES: readonly (readonly [ImageFormat, string])[] = [
  ['JPEG', '\xff\xd8\xff'],
  ['PNG', '\x89PNG\r\n\x1a\n'],
  ['GIF', 'GIF8'],
  ['WebP', 'RIFF'],
  ['TIFF', 'II*\0'],
  ['TIFF', 'MM\0*'],
  ['BMP', 'BM'],
  ['NPY', '\x93NUMPY'],
];
/** The longest of what tells a format. */
const LONGEST_SIGNATURE = 12;

/** The format of a file that ends before its format is told; undefined where nothing looks like one. */
export function begunFormat(bytes: Uint8Array): ImageFormat | undefined {
  if (bytes.length < 2 || bytes.length >= LONGEST_SIGNATURE) return undefined;
  const head = headText(bytes);
  return SIGNATURES.find(([, text]) => text.startsWith(head) || head.startsWith(text))?.[0];
}

/** The format that a file's name promises. */
export function promisedFormat(fileName: string): ImageFormat | undefined {
  const extension = fileName.toLowerCase().split('.').at(-1);
  return Object.keys(FORMATS)
    .filter(isFormat)
    .find((format) => FORMATS[format].extensions.some((known) => known === extension));
}

function isFormat(name: string): name is ImageFormat {
  return Object.hasOwn(FORMATS, name);
}

function headText(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes.subarray(0, HEAD_BYTES));
}

function matches(head: string, { at = 0, text }: Beginning): boolean {
  const rest = head.slice(at);
  return typeof text === 'string' ? rest.startsWith(text) : text.test(rest);
}

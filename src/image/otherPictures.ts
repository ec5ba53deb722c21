/** How a file of a format begins: text at a place, of one byte a character; or what its bytes must be. */
interface Beginning {
  readonly format: string;
  readonly at?: number;
  readonly text: string | RegExp | ((bytes: Uint8Array) => boolean);
}

/** Formats of pictures that are not read. */
const PICTURES: readonly Beginning[] = [
  { format: 'HEIC', at: 4, text: /^ftyp(heic|heix|hevc|heim|heis|mif1|msf1)/ },
  { format: 'JPEG XL', text: '\xff\x0a' },
  { format: 'JPEG XL', text: '\0\0\0\x0cJXL ' },
  { format: 'JPEG 2000', text: '\xff\x4f\xff\x51' },
  { format: 'JPEG 2000', text: '\0\0\0\x0cjP  ' },
  { format: 'PAM', text: /^P7\s/ },
  { format: 'PFM', text: /^P[fF]\s/ },
  { format: 'PSD (Photoshop)', text: '8BPS' },
  { format: 'OpenEXR', text: 'v/1\x01' },
  { format: 'Radiance HDR', text: /^#\?(RADIANCE|RGBE)/ },
  { format: 'QOI', text: 'qoif' },
  { format: 'DDS', text: 'DDS ' },
  { format: 'Sun raster', text: '\x59\xa6\x6a\x95' },
  { format: 'DICOM', at: 128, text: 'DICM' },
  { format: 'FITS', text: 'SIMPLE  =' },
  { format: 'EPS', text: '%!PS' },
  { format: 'ICO', text: isIcon },
  { format: 'PCX', text: isPcx },
  { format: 'TGA', text: isTarga },
];

/** The name of a format of pictures that is not read. */
export function otherPictureOf(bytes: Uint8Array, head: string): string | undefined {
  return PICTURES.find(({ at = 0, text }) => {
    if (typeof text === 'function') return text(bytes);
    const rest = head.slice(at);
    return typeof text === 'string' ? rest.startsWith(text) : text.test(rest);
  })?.format;
}

/** A count of icons or cursors, and behind it the first of them: a byte of nothing, and its picture behind the list. */
function isIcon(bytes: Uint8Array): boolean {
  const [zero, zero2, kind = 0, zero3, low = 0, high = 0] = bytes;
  const count = low + 256 * high;
  const pictureAt = (bytes[18] ?? 0) + 256 * (bytes[19] ?? 0) + 65_536 * (bytes[20] ?? 0);
  const listed = count > 0 && bytes[9] === 0 && pictureAt >= 6 + 16 * count;
  return zero === 0 && zero2 === 0 && zero3 === 0 && (kind === 1 || kind === 2) && listed;
}

function isPcx(bytes: Uint8Array): boolean {
  const [manufacturer, version = 9, encoding = 9, bits = 0] = bytes;
  return manufacturer === 10 && version <= 5 && encoding <= 1 && [1, 2, 4, 8].includes(bits);
}

/** With or without a table of colours: a kind of pixels that goes with it, a size, a depth, no strange flags. */
function isTarga(bytes: Uint8Array): boolean {
  const [, table = 2, kind = 0] = bytes;
  const kinds = table === 0 ? [2, 3, 10, 11] : table === 1 ? [1, 9] : [];
  const sized = (bytes[12] ?? 0) + (bytes[13] ?? 0) > 0 && (bytes[14] ?? 0) + (bytes[15] ?? 0) > 0;
  return kinds.includes(kind) && sized && [8, 15, 16, 24, 32].includes(bytes[16] ?? 0) && (bytes[17] ?? 255) < 64;
}

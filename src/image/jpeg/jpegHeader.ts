import * as l10n from '@vscode/l10n';
import { ByteReader } from '../bytes';
import type { Colour, PictureHeader } from '../raster';
import { orientationOf } from '../tiff/tiffDirectory';

/** More segments than this come before no picture. */
const MOST_SEGMENTS = 10_000;

/** How the coefficients are coded, by the low half of the frame's marker (ITU-T T.81, table B.1). */
const PROCESSES: Readonly<Record<number, string>> = {
  0: 'baseline',
  1: 'sequential',
  2: 'progressive',
  3: 'lossless',
  9: 'arithmetic',
  10: 'arithmetic progressive',
};

/** A marker segment, from its marker to its end. */
export interface Segment {
  readonly marker: number;
  readonly at: number;
  readonly length: number;
}

/** The marker segments before the first scan, that one's header included. */
export function* segmentsOf(bytes: Uint8Array): Generator<Segment> {
  const reader = new ByteReader(bytes);
  let at = 2;
  for (let count = 0; count < MOST_SEGMENTS; count++) {
    // Between two segments may be anything; decoders look for the next marker (B.1.1.2 allows fill bytes).
    while (at < bytes.length && reader.uint8(at) !== 0xff) at++;
    while (at + 1 < bytes.length && reader.uint8(at + 1) === 0xff) at++;
    const marker = reader.uint8(at + 1);
    if (marker === 0x00 || marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)) {
      at += 2;
      continue;
    }
    if (marker === 0xd9) return;
    const length = 2 + reader.uint16(at + 2);
    yield { marker, at, length };
    if (marker === 0xda) return;
    at += length;
  }
}

/** A frame header: every SOF but the three codes that mean something else. */
export function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}

/** Size, colours and orientation (ITU-T T.81, annex B; JFIF; Adobe's APP14; EXIF 2.32). */
export function readJpegHeader(bytes: Uint8Array): PictureHeader {
  const reader = new ByteReader(bytes);
  let adobe: number | undefined;
  let jfif = false;
  let orientation: number | undefined;
  for (const { marker, at, length } of segmentsOf(bytes)) {
    if (marker === 0xe0 && length >= 16 && reader.text(at + 4, 5) === 'JFIF\0') jfif = true;
    if (marker === 0xee && length >= 16 && reader.text(at + 4, 5) === 'Adobe') adobe = reader.uint8(at + 15);
    if (marker === 0xe1 && length > 16 && reader.text(at + 4, 6) === 'Exif\0\0') {
      orientation ??= orientationOf(bytes.subarray(at + 10, at + length));
    }
    if (!isFrame(marker)) continue;
    const components = reader.uint8(at + 9);
    const ids = Array.from({ length: components }, (_, index) => reader.uint8(at + 10 + 3 * index));
    return {
      format: 'JPEG',
      height: reader.uint16(at + 5),
      width: reader.uint16(at + 7),
      colour: colourOf(ids, jfif, adobe),
      bits: reader.uint8(at + 4),
      sample: 'uint',
      extra: 0,
      alpha: false,
      transparency: false,
      // Applications write their segments in any order, but always before the frame.
      orientation: orientation ?? 1,
      jpeg: { process: PROCESSES[marker & 15] ?? `process ${marker & 15}`, adobe: adobe !== undefined },
    };
  }
  throw new Error(l10n.t('it has no frame header'));
}

/** libjpeg's rules: jdapimin.c, `default_decompress_parms`. */
function colourOf(ids: readonly number[], jfif: boolean, adobe: number | undefined): Colour {
  switch (ids.length) {
    case 1:
      return 'grey';
    case 3: {
      if (jfif) return 'ycbcr';
      if (adobe !== undefined) return adobe === 0 ? 'rgb' : 'ycbcr';
      return String.fromCharCode(...ids) === 'RGB' ? 'rgb' : 'ycbcr';
    }
    case 4:
      return adobe === 2 ? 'ycck' : 'cmyk';
    default:
      throw new Error(l10n.t('it has {0} components', ids.length));
  }
}

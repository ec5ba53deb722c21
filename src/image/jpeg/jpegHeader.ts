import * as l10n from '@vscode/l10n';
import { ByteReader, CutOffError } from '../bytes';
import { exifOrientation, knownOrientation } from '../exifOrientation';
import type { Colour, PictureHeader } from '../raster';
import type { ReadBudget } from '../readBudget';

/** How the coefficients are coded, by the low half of the frame's marker (ITU-T T.81, table B.1). */
const PROCESSES: Readonly<Record<number, string>> = {
  0: 'baseline',
  1: 'sequential',
  2: 'progressive',
  3: 'lossless',
  9: 'arithmetic',
  10: 'arithmetic progressive',
};

/** For temporary use in arithmetic coding; it stands alone. */
const TEM = 0x01;

/** Bytes between two segments that are looked through for the price of one step. */
const BYTES_A_STEP = 16;

/** Pillow's words where none of its readers takes a file. */
const PILLOW_REFUSAL = 'UnidentifiedImageError: cannot identify image file';

/** A marker segment, from its marker to its end. */
export interface Segment {
  readonly marker: number;
  readonly at: number;
  readonly length: number;
}

/** The marker segments before the first scan, as far as they are there. */
export function* segmentsOf(reader: ByteReader): Generator<Segment> {
  let at = 2;
  for (;;) {
    at = nextMarker(reader, at);
    const marker = reader.uint8(at + 1);
    if (marker === 0x00 || marker === TEM || (marker >= 0xd0 && marker <= 0xd8)) {
      if (marker === TEM) yield { marker, at, length: 2 };
      at += 2;
      continue;
    }
    if (marker === 0xd9 || marker === 0xda) return;
    // Of segments that they pass over decoders do not mind the length (libjpeg-turbo, src/jdmarker.c, `skip_variable`).
    const length = 2 + Math.max(reader.uint16(at + 2), isPassedOver(marker) ? 2 : 0);
    if (length < 4) throw new Error(l10n.t('one of its segments has no length'));
    yield { marker, at, length };
    at += length;
  }
}

/** Between two segments may be anything; decoders look for the next marker (ITU-T T.81, B.1.1.2, allows fill bytes). */
function nextMarker(reader: ByteReader, from: number): number {
  const found = reader.bytes.indexOf(0xff, from);
  if (found < 0) throw new CutOffError(reader.length);
  reader.budget?.spend(Math.ceil((found - from) / BYTES_A_STEP));
  let at = found;
  while (reader.uint8(at + 1) === 0xff) at++;
  return at;
}

/** `APPn`, `COM` and `DNL`. */
function isPassedOver(marker: number): boolean {
  return (marker >= 0xe0 && marker <= 0xef) || marker === 0xfe || marker === 0xdc;
}

/** A frame header: every SOF but the three codes that mean something else. */
export function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}

interface Frame {
  readonly process: string;
  readonly bits: number;
  readonly height: number;
  readonly width: number;
  /** What the components are called. */
  readonly ids: readonly number[];
}

/** What the segments before the first scan tell; libjpeg reads them all before it decides on anything. */
interface Segments {
  frame?: Frame;
  jfif: boolean;
  adobe?: number;
  orientation?: number | undefined;
  /** It has a marker that Pillow does not know (PIL/JpegImagePlugin.py, `MARKER`). */
  unknownToPillow?: boolean;
}

/** Size, colours and orientation (ITU-T T.81, annex B; JFIF; Adobe's APP14; EXIF 2.32). */
export function readJpegHeader(bytes: Uint8Array, budget?: ReadBudget): PictureHeader {
  const { frame, jfif, adobe, orientation, unknownToPillow } = readSegments(new ByteReader(bytes, false, budget));
  if (!frame) throw new Error(l10n.t('it has no frame header'));
  const { process, bits, height, width, ids } = frame;
  return {
    format: 'JPEG',
    height,
    width,
    colour: colourOf(ids, jfif, adobe),
    bits,
    sample: 'uint',
    extra: 0,
    alpha: false,
    transparency: false,
    orientation: knownOrientation(orientation),
    jpeg: { process, adobe: adobe !== undefined },
    ...(unknownToPillow ? { views: { Pillow: { refusal: PILLOW_REFUSAL } } } : {}),
  };
}

function readSegments(reader: ByteReader): Segments {
  const found: Segments = { jfif: false };
  try {
    for (const segment of segmentsOf(reader)) readSegment(reader, segment, found);
  } catch (error) {
    // Of a file that is cut off before its first scan the size is known all the same.
    if (!(error instanceof CutOffError) || !found.frame) throw error;
  }
  return found;
}

function readSegment(reader: ByteReader, { marker, at, length }: Segment, found: Segments): void {
  if (marker === TEM) found.unknownToPillow = true;
  if (marker === 0xe0 && length >= 16 && reader.text(at + 4, 5) === 'JFIF\0') found.jfif = true;
  if (marker === 0xee && length >= 16 && reader.text(at + 4, 5) === 'Adobe') found.adobe = reader.uint8(at + 15);
  // OpenCV keeps the first orientation of all such segments (modules/imgcodecs/src/grfmt_jpeg.cpp).
  if (marker === 0xe1 && length > 10 && reader.text(at + 4, 6) === 'Exif\0\0')
    found.orientation ??= exifOrientation(reader.part(at + 10, length - 10));
  if (isFrame(marker)) found.frame ??= readFrame(reader, marker, at);
}

function readFrame(reader: ByteReader, marker: number, at: number): Frame {
  const components = reader.uint8(at + 9);
  return {
    process: PROCESSES[marker & 15] ?? `process ${marker & 15}`,
    bits: reader.uint8(at + 4),
    height: reader.uint16(at + 5),
    width: reader.uint16(at + 7),
    ids: Array.from({ length: components }, (_, index) => reader.uint8(at + 10 + 3 * index)),
  };
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

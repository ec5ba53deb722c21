import * as l10n from '@vscode/l10n';
import type { Colour, PictureHeader } from '../raster';
import { UnsupportedError } from '../unsupported';
import { readTiffDirectory, type TiffDirectory } from './tiffDirectory';
import { checkLayout, colourOf, compressionOf } from './tiffSupport';

/** Tags of TIFF 6.0 that loading needs. */
const TAG = {
  width: 256,
  height: 257,
  bits: 258,
  compression: 259,
  photometric: 262,
  fillOrder: 266,
  orientation: 274,
  samples: 277,
  stripOffsets: 273,
  planar: 284,
  tileOffsets: 324,
  extraSamples: 338,
  sampleFormat: 339,
  ycbcrCoefficients: 529,
  ycbcrSubsampling: 530,
  referenceBlackWhite: 532,
} as const;

/** The version of a file with offsets of 64 bits. */
const BIG_TIFF = 43;
/** More than this no loader takes for a picture. */
const MOST_SAMPLES = 64;

/** How YCbCr is converted to red, green and blue (TIFF 6.0, section 21). */
export interface YcbcrFacts {
  /** The parts of red, green and blue in the brightness. */
  readonly coefficients: readonly number[];
  /** The values that mean black and white, or none and most, of each channel. */
  readonly range: readonly number[];
}

/** What libtiff takes where a file tells neither (libtiff/tif_aux.c). */
const YCBCR: YcbcrFacts = { coefficients: [0.299, 0.587, 0.114], range: [0, 255, 128, 255, 128, 255] };

/** What a TIFF says of itself beside what every picture does. */
export interface TiffFacts {
  readonly compression: string;
  /** 0 is white. */
  readonly inverted: boolean;
  /** Stored plane by plane. */
  readonly planar: boolean;
  /** What the first extra channel is: alpha that the colours were multiplied with, alpha they were not, or not told. */
  readonly extra: 'associated' | 'unassociated' | 'unspecified' | 'missing' | undefined;
  /** The values of ExtraSamples as they are stored: what each channel beside the colours is. */
  readonly extras: readonly number[];
  /** Channels of a pixel, colours and others. */
  readonly samples: number;
  /** Where the colours are YCbCr and libjpeg does not convert them. */
  readonly ycbcr: YcbcrFacts | undefined;
  readonly bigEndian: boolean;
  /** BigTIFF: offsets of 64 bits. */
  readonly big: boolean;
  /** Number of strips or tiles. */
  readonly blocks: number;
}

/** Size, colours and orientation of the first page. */
export function readTiffHeader(bytes: Uint8Array): PictureHeader {
  const directory = readTiffDirectory(bytes);
  const bigEndian = bytes[0] === 0x4d;
  const first = (tag: number, usual?: number): number => {
    const value = directory.get(tag)?.[0] ?? usual;
    if (value === undefined) throw new Error(l10n.t('its first directory lacks tag {0}', tag));
    return value;
  };
  const compression = compressionOf(first(TAG.compression, 1));
  const photometric = first(TAG.photometric, 1);
  const colour = colourOf(photometric);
  const samples = first(TAG.samples, 1);
  if (samples < 1 || samples > MOST_SAMPLES) throw new Error(l10n.t('it claims {0} samples a pixel', samples));
  const extra = directory.get(TAG.extraSamples) ?? [];
  const bits = directory.get(TAG.bits) ?? [1];
  const planar = first(TAG.planar, 1) === 2;
  const sample = (['uint', 'uint', 'int', 'float'] as const)[first(TAG.sampleFormat, 1)] ?? 'uint';
  checkLayout({ colour, samples, planar, bits, sample, fillOrder: first(TAG.fillOrder, 1), compression });
  const kind = extraKind(extra[0], samples - usualColours(colour));
  const orientation = first(TAG.orientation, 1);
  return {
    format: 'TIFF',
    height: first(TAG.height),
    width: first(TAG.width),
    colour,
    bits: bits[0] ?? 1,
    sample,
    extra: Math.max(0, samples - usualColours(colour)),
    alpha: kind === 'associated' || kind === 'unassociated',
    transparency: false,
    orientation: orientation >= 1 && orientation <= 8 ? orientation : 1,
    tiff: {
      compression,
      inverted: photometric === 0,
      planar,
      extra: kind,
      extras: extra,
      samples,
      ycbcr: colour === 'ycbcr' && compression !== 'JPEG' ? ycbcrFacts(directory) : undefined,
      bigEndian,
      big: bytes[bigEndian ? 3 : 2] === BIG_TIFF,
      blocks: (directory.get(TAG.stripOffsets) ?? directory.get(TAG.tileOffsets) ?? []).length,
    },
  };
}

function ycbcrFacts(directory: TiffDirectory): YcbcrFacts {
  const subsampling = directory.get(TAG.ycbcrSubsampling) ?? [2, 2];
  if (subsampling[0] !== 1 || subsampling[1] !== 1)
    throw new UnsupportedError(l10n.t('Convscope does not read TIFF files of subsampled YCbCr other than JPEG.'));
  const coefficients = directory.get(TAG.ycbcrCoefficients) ?? YCBCR.coefficients;
  const range = directory.get(TAG.referenceBlackWhite) ?? YCBCR.range;
  if (coefficients.length !== 3 || range.length !== 6 || coefficients[1] === 0)
    throw new Error(l10n.t('it does not tell how its YCbCr is to be converted'));
  return { coefficients, range };
}

function extraKind(told: number | undefined, count: number): TiffFacts['extra'] {
  if (told === undefined) return count > 0 ? 'missing' : undefined;
  if (told === 1) return 'associated';
  // Corel Draw 10 wrote 999, and libtiff knows (libtiff/tif_dir.c, `setExtraSamples`).
  return told === 2 || told === 999 ? 'unassociated' : 'unspecified';
}

function usualColours(colour: Colour): number {
  return colour === 'grey' || colour === 'palette' ? 1 : colour === 'cmyk' ? 4 : 3;
}

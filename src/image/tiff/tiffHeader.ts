import type { Colour, PictureHeader } from '../raster';
import { readTiffDirectory, type TiffDirectory } from './tiffDirectory';

/** Tags of TIFF 6.0 that loading needs. */
const TAG = {
  width: 256,
  height: 257,
  bits: 258,
  compression: 259,
  photometric: 262,
  orientation: 274,
  samples: 277,
  stripOffsets: 273,
  planar: 284,
  tileOffsets: 324,
  extraSamples: 338,
  sampleFormat: 339,
} as const;

const COMPRESSIONS: Readonly<Record<number, string>> = {
  1: 'uncompressed',
  2: 'CCITT RLE',
  3: 'CCITT Group 3',
  4: 'CCITT Group 4',
  5: 'LZW',
  6: 'old JPEG',
  7: 'JPEG',
  8: 'Deflate',
  32773: 'PackBits',
  32946: 'Deflate',
  34887: 'LERC',
  34925: 'LZMA',
  50000: 'Zstandard',
  50001: 'WebP',
};

const COLOURS: Readonly<Record<number, Colour>> = {
  0: 'grey',
  1: 'grey',
  2: 'rgb',
  3: 'palette',
  5: 'cmyk',
  6: 'ycbcr',
  8: 'lab',
};

/** The version of a file with offsets of 64 bits. */
const BIG_TIFF = 43;
/** More than this no loader takes for a picture. */
const MOST_SAMPLES = 64;

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
    if (value === undefined) throw new Error(`its first directory lacks tag ${tag}`);
    return value;
  };
  const photometric = first(TAG.photometric, 1);
  const colour = COLOURS[photometric];
  if (!colour) throw new Error(`its photometric interpretation ${photometric} is not one that Convscope knows`);
  const samples = first(TAG.samples, 1);
  if (samples < 1 || samples > MOST_SAMPLES) throw new Error(`it claims ${samples} samples a pixel`);
  const extra = directory.get(TAG.extraSamples) ?? [];
  if ((colour === 'palette' && samples > 1) || (colour === 'grey' && samples > 2)) {
    throw new Error(
      `it has ${samples} channels of ${colour === 'grey' ? 'grey' : 'palette indices'}, which loaders read in many ways`,
    );
  }
  const compression = first(TAG.compression, 1);
  const orientation = first(TAG.orientation, 1);
  return {
    format: 'TIFF',
    height: first(TAG.height),
    width: first(TAG.width),
    colour,
    bits: sameBits(directory),
    sample: (['uint', 'uint', 'int', 'float'] as const)[first(TAG.sampleFormat, 1)] ?? 'uint',
    extra: Math.max(0, samples - usualColours(colour)),
    alpha: extra[0] === 1 || extra[0] === 2,
    transparency: false,
    orientation: orientation >= 1 && orientation <= 8 ? orientation : 1,
    tiff: {
      compression: COMPRESSIONS[compression] ?? `compression ${compression}`,
      inverted: photometric === 0,
      planar: first(TAG.planar, 1) === 2,
      extra: extraKind(extra[0], samples - usualColours(colour)),
      extras: extra,
      samples,
      bigEndian,
      big: bytes[bigEndian ? 3 : 2] === BIG_TIFF,
      blocks: (directory.get(TAG.stripOffsets) ?? directory.get(TAG.tileOffsets) ?? []).length,
    },
  };
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

function sameBits(directory: TiffDirectory): number {
  const bits = directory.get(TAG.bits) ?? [1];
  const [first = 1] = bits;
  if (bits.some((other) => other !== first))
    throw new Error(`its samples have different depths: ${bits.slice(0, 4).join(', ')} bits`);
  return first;
}

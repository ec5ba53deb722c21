import * as l10n from '@vscode/l10n';
import type { Colour, PictureHeader } from '../raster';
import type { ReadBudget } from '../readBudget';
import { UnsupportedError } from '../unsupported';
import { isTiled } from './tiffBlocks';
import { TiffDirectory } from './tiffDirectory';
import { checkNumbers, COREL_ALPHA, libtiffRefusal, opencvRefusal, paletteOf, refusedByPillow } from './tiffRefusals';
import { checkLayout, colourOf, compressionOf } from './tiffSupport';
import { TAG } from './tiffTags';
import type { TiffFacts, YcbcrFacts } from './tiffFacts';

/** The version of a file with offsets of 64 bits. */
const BIG_TIFF = 43;
/** More than this no loader takes for a picture. */
const MOST_SAMPLES = 64;
const CMYK_INKS = 1;
/** What libtiff takes where a file tells neither (libtiff/tif_aux.c). */
const YCBCR: YcbcrFacts = { coefficients: [0.299, 0.587, 0.114], range: [0, 255, 128, 255, 128, 255] };

const SAMPLE_FORMATS: Readonly<Record<number, PictureHeader['sample']>> = { 1: 'uint', 2: 'int', 3: 'float' };

/** Size, colours and orientation of the first page. */
export function readTiffHeader(bytes: Uint8Array, budget?: ReadBudget): PictureHeader {
  const directory = TiffDirectory.first(bytes, budget);
  checkNumbers(directory);
  const first = (tag: number, usual?: number): number => {
    const value = directory.first(tag) ?? usual;
    if (value === undefined) throw new Error(l10n.t('its first directory lacks tag {0}', tag));
    return value;
  };
  const photometric = directory.first(TAG.photometric);
  const compression = compressionOf(first(TAG.compression, 1));
  // Without it Pillow takes the file for white on black, and OpenCV does not read it.
  const colour = colourOf(photometric ?? 0);
  const samples = first(TAG.samples, 1);
  if (samples < 1 || samples > MOST_SAMPLES) throw new Error(l10n.t('it claims {0} samples a pixel', samples));
  const bits = ofEach(directory, { tag: TAG.bits, usual: 1, samples });
  const planar = first(TAG.planar, 1) === 2;
  const sample = sampleFormat(directory, samples);
  checkLayout({ colour, samples, planar, bits, sample });
  const extra = directory.values(TAG.extraSamples, MOST_SAMPLES) ?? [];
  const kind = extraKind(extra[0], samples - usualColours(colour));
  const orientation = first(TAG.orientation, 1);
  const bigEndian = bytes[0] === 0x4d;
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
      predictor: first(TAG.predictor, 1),
      inverted: (photometric ?? 0) === 0,
      untold: photometric === undefined,
      planar,
      extra: kind,
      extras: extra,
      samples,
      ycbcr: colour === 'ycbcr' && (compression !== 'JPEG' || planar) ? ycbcrFacts(directory) : undefined,
      bigEndian,
      big: bytes[bigEndian ? 3 : 2] === BIG_TIFF,
      pieces: piecesOf(directory),
      palette: paletteOf(directory, photometric, bits[0] ?? 1),
      lowBitFirst: compression !== 'JPEG' && first(TAG.fillOrder, 1) === 2,
      notByLibtiff: libtiffRefusal(directory, { samples, extra, photometric, bits: bits[0] ?? 1 }),
      notByOpenCV: opencvRefusal(directory, samples),
      notByPillow: refusedByPillow(directory),
      otherInks: colour === 'cmyk' && first(TAG.inkSet, CMYK_INKS) !== CMYK_INKS,
    },
  };
}

/** A value for each channel, or one for all. */
function ofEach(
  directory: TiffDirectory,
  { tag, usual, samples }: { readonly tag: number; readonly usual: number; readonly samples: number },
): readonly number[] {
  const values = directory.values(tag, MOST_SAMPLES) ?? [usual];
  const count = directory.count(tag);
  if (count > 1 && count < samples)
    throw new Error(l10n.t('its tag {0} has {1} values for {2} channels', tag, count, samples));
  return values.slice(0, samples);
}

function sampleFormat(directory: TiffDirectory, samples: number): PictureHeader['sample'] {
  const told = (directory.values(TAG.sampleFormat, MOST_SAMPLES) ?? [1]).slice(0, samples);
  const format = SAMPLE_FORMATS[told[0] ?? 1];
  if (format && told.every((other) => other === told[0])) return format;
  throw new UnsupportedError(l10n.t('Convscope does not read TIFF files with sample format {0}.', told.join(', ')));
}

function piecesOf(directory: TiffDirectory): TiffFacts['pieces'] {
  const strips = directory.count(TAG.stripOffsets);
  return {
    count: strips || directory.count(TAG.tileOffsets),
    tiled: isTiled(directory),
    width: strips ? undefined : directory.first(TAG.tileWidth),
    height: directory.first(strips ? TAG.rowsPerStrip : TAG.tileLength),
  };
}

function ycbcrFacts(directory: TiffDirectory): YcbcrFacts {
  const subsampling = directory.values(TAG.ycbcrSubsampling, 2) ?? [2, 2];
  if (subsampling[0] !== 1 || subsampling[1] !== 1)
    throw new UnsupportedError(l10n.t('Convscope does not read TIFF files of subsampled YCbCr other than JPEG.'));
  const coefficients = directory.values(TAG.ycbcrCoefficients, 4) ?? YCBCR.coefficients;
  const range = directory.values(TAG.referenceBlackWhite, 7) ?? YCBCR.range;
  if (coefficients.length !== 3 || range.length !== 6 || coefficients[1] === 0)
    throw new Error(l10n.t('it does not tell how its YCbCr is to be converted'));
  return { coefficients, range };
}

function extraKind(told: number | undefined, count: number): TiffFacts['extra'] {
  if (told === undefined) return count > 0 ? 'missing' : undefined;
  if (told === 1) return 'associated';
  // Corel Draw 10 wrote 999, and libtiff knows (libtiff/tif_dir.c, `setExtraSamples`).
  return told === 2 || told === COREL_ALPHA ? 'unassociated' : 'unspecified';
}

function usualColours(colour: Colour): number {
  return colour === 'grey' || colour === 'palette' ? 1 : colour === 'cmyk' ? 4 : 3;
}

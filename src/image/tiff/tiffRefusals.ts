import * as l10n from '@vscode/l10n';
import { UnsupportedError } from '../unsupported';
import type { TiffDirectory } from './tiffDirectory';
import { TAG } from './tiffTags';
import type { TiffFacts } from './tiffFacts';

const PALETTE = 3;
/** Corel Draw 10 wrote it for alpha. */
export const COREL_ALPHA = 999;
/** Pillow's palettes have 256 colours. */
const MOST_PILLOW_COLOURS = 768;
/** Fields with a value for each channel, some of which may have one for all. */
const OF_EACH = [
  { tag: TAG.minSample, least: 2 },
  { tag: TAG.maxSample, least: 2 },
  { tag: TAG.smallestSample, least: 1 },
  { tag: TAG.largestSample, least: 1 },
];
/** Fields with one value. */
const SINGLE = [
  TAG.width,
  TAG.height,
  TAG.compression,
  TAG.photometric,
  TAG.fillOrder,
  TAG.orientation,
  TAG.samples,
  TAG.rowsPerStrip,
  TAG.planar,
  TAG.predictor,
  TAG.tileWidth,
  TAG.tileLength,
  TAG.inkSet,
];
/** Fields that Pillow needs as numbers, which it does not make of single bytes and text. */
const NUMBERS = [
  TAG.width,
  TAG.height,
  TAG.bits,
  TAG.compression,
  TAG.photometric,
  TAG.fillOrder,
  TAG.samples,
  TAG.planar,
  TAG.sampleFormat,
  TAG.extraSamples,
];
const NO_NUMBERS = new Set([1, 2, 7]);

/** What of a directory decides whether libtiff opens it. */
export interface DirectoryFacts {
  readonly samples: number;
  readonly extra: readonly number[];
  readonly photometric: number | undefined;
  readonly bits: number;
}

/** Of a field that is there twice, or has two values instead of one, readers take different ones. */
export function checkNumbers(directory: TiffDirectory): void {
  const repeated = Object.values(TAG).find((tag) => directory.repeats(tag));
  if (repeated !== undefined)
    throw new UnsupportedError(
      l10n.t('Convscope does not read TIFF files that tell tag {0} more than once.', repeated),
    );
  const several = SINGLE.find((tag) => directory.count(tag) > 1);
  if (several !== undefined)
    throw new UnsupportedError(
      l10n.t('Convscope does not read TIFF files whose tag {0} has {1} values.', several, directory.count(several)),
    );
}

/** Whether a palette has as many colours as samples can mean. */
export function paletteOf(
  directory: TiffDirectory,
  photometric: number | undefined,
  bits: number,
): TiffFacts['palette'] {
  if (photometric !== PALETTE) return 'none';
  const count = directory.count(TAG.colourMap);
  if (count === 3 * 2 ** bits) return 'whole';
  if (count === 0) return 'missing';
  return count > MOST_PILLOW_COLOURS ? 'long' : count < 3 * 2 ** bits ? 'short' : 'odd';
}

/** What libtiff takes for a fault of the whole directory (libtiff/tif_dirread.c, `TIFFReadDirectory`; tif_dir.c, `_TIFFVSetField`). */
export function libtiffRefusal(directory: TiffDirectory, facts: DirectoryFacts): string | undefined {
  const { samples, extra: extras } = facts;
  if (extras.length > samples) return l10n.t('it has more extra channels than channels');
  const odd = extras.find((kind) => kind > 2 && kind !== COREL_ALPHA);
  if (odd !== undefined) return l10n.t('it has an extra channel of kind {0}', odd);
  const planar = directory.first(TAG.planar) ?? 1;
  if (planar !== 1 && planar !== 2) return l10n.t('it has the planar configuration {0}', planar);
  if (directory.first(TAG.rowsPerStrip) === 0) return l10n.t('its strips have no size');
  for (const { tag, least } of OF_EACH) {
    const refusal = tooFew(directory, { tag, least, samples });
    if (refusal !== undefined) return refusal;
  }
  return paletteRefusal(directory, facts);
}

/** What OpenCV, and only it, does not open. */
export function opencvRefusal(directory: TiffDirectory, samples: number): string | undefined {
  return tooFew(directory, { tag: TAG.sampleFormat, least: 2, samples });
}

function tooFew(
  directory: TiffDirectory,
  { tag, least, samples }: { readonly tag: number; readonly least: number; readonly samples: number },
): string | undefined {
  const count = directory.count(tag);
  if (count < least || count >= samples) return undefined;
  return l10n.t('its tag {0} has {1} values for {2} channels', tag, count, samples);
}

/** libtiff makes grey of indices without a palette that fits, but not of few bits. */
function paletteRefusal(directory: TiffDirectory, { photometric, bits }: DirectoryFacts): string | undefined {
  const fits = paletteOf(directory, photometric, bits);
  if (fits === 'none' || bits >= 8 || (fits === 'whole' && directory.has(TAG.bits))) return undefined;
  return l10n.t('its palette does not fit its bits');
}

/** Whether Pillow does not open the file for how its numbers are stored. */
export function refusedByPillow(directory: TiffDirectory): boolean {
  return NUMBERS.some((tag) => NO_NUMBERS.has(directory.type(tag) ?? 0)) || !isFillOrder(directory);
}

function isFillOrder(directory: TiffDirectory): boolean {
  const order = directory.first(TAG.fillOrder) ?? 1;
  return order === 1 || order === 2;
}

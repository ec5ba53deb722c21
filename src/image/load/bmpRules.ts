import * as l10n from '@vscode/l10n';
import { formatInteger } from '../../conv2d/format';
import type { BmpFacts } from '../bmp/bmpFacts';
import { BMP_BITFIELDS, BMP_RGB, BMP_RLE4, BMP_RLE8, bmpRowBytes } from '../bmp/bmpLayout';
import { PILLOW_COLOURS } from '../bmp/bmpPalette';
import type { PictureHeader } from '../raster';
import { LoaderRefusal, loadInstead } from './loading';

/** Masks of 32-bit pixels that Pillow knows: red, green, blue, alpha (src/PIL/BmpImagePlugin.py, `SUPPORTED`). */
const PILLOW_32 = new Set([
  'ff0000,ff00,ff,0',
  'ff000000,ff0000,ff00,0',
  'ff000000,ff00,ff,0',
  'ff000000,ff0000,ff00,ff',
  'ff,ff00,ff0000,ff000000',
  'ff0000,ff00,ff,ff000000',
  'ff000000,ff00,ff,ff0000',
  '0,0,0,0',
]);
const FIVES = '7c00,3e0,1f';
const FIVES_AND_SIX = 'f800,7e0,1f';
/** Red, green and blue of pixels of fewer bits that Pillow knows. */
const PILLOW_MASKS: ReadonlyMap<number, readonly string[]> = new Map([
  [16, [FIVES_AND_SIX, FIVES]],
  [24, ['ff0000,ff00,ff']],
]);

/** The first version of the header in which OpenCV looks for masks (modules/imgcodecs/src/grfmt_bmp.cpp). */
const MASKS_IN_HEADER = 56;

/** Whether OpenCV takes the bits of a 32-bit pixel by the file's masks; elsewhere it takes its bytes as they lie. */
export function cv2LooksAtMasks({ bits, compression, headerBytes, masks: [red, green, blue] }: BmpFacts): boolean {
  const told = headerBytes >= MASKS_IN_HEADER && red !== 0 && green !== 0 && blue !== 0;
  return bits === 32 && compression === BMP_BITFIELDS && told;
}

/** Bits of a pixel that OpenCV reads without compression. */
const CV2_BITS = [1, 4, 8, 16, 24, 32];
const CV2_COLOURS = 256;
/** Shorter headers are read only where they are those of OS/2. */
const CV2_HEADER = 36;

/** Throws where `cv2.imread` returns None for a bitmap. */
export function refuseCv2Bitmap(facts: BmpFacts): void {
  const { bits, compression, headerBytes, masksBehindHeader, palette, pixelsAt, fileBytes, os2 } = facts;
  const none = (reason: string): never => {
    throw new LoaderRefusal(l10n.t('cv2.imread returns None here: {0}.', reason), loadInstead('PIL.Image.open'));
  };
  if (!os2 && headerBytes < CV2_HEADER) none(l10n.t('its information header has {0} bytes', headerBytes));
  const runs = (compression === BMP_RLE8 && bits === 8) || (compression === BMP_RLE4 && bits === 4);
  const plain = compression === BMP_RGB && CV2_BITS.includes(bits) && !(os2 && bits === 16);
  if (!runs && !plain && !(compression === BMP_BITFIELDS && (bits === 16 || bits === 32)))
    none(l10n.t('it does not read bitmaps of {0} bits with compression {1}', bits, compression));
  if (palette.entries > CV2_COLOURS)
    none(l10n.t('its header claims a palette of {0} colours', formatInteger(palette.entries)));
  if (palette.at + palette.entryBytes * palette.entries > fileBytes) none(l10n.t('its palette is cut off'));
  if (pixelsAt >= 2 ** 31) none(l10n.t('its header says that the pixels begin at byte {0}', pixelsAt));
  // Wherever the header says them, OpenCV looks for the masks behind it.
  if (bits === 16 && compression === BMP_BITFIELDS && ![FIVES, FIVES_AND_SIX].includes(hexadecimal(masksBehindHeader)))
    none(l10n.t('behind its header there are no masks of 5, 5 and 5 or of 5, 6 and 5 bits'));
}

/** Information headers that Pillow knows, by their sizes. */
const PILLOW_HEADERS = [12, 40, 52, 56, 64, 108, 124];
/** Pillow looks at the highest byte of the height for its sign. */
const PILLOW_LOWEST = -(2 ** 24);

/** Throws where Pillow does not open a bitmap (src/PIL/BmpImagePlugin.py). */
export function refusePillowBitmap({ width }: PictureHeader, facts: BmpFacts): void {
  const { bits, compression, headerBytes, masks, palette, storedHeight } = facts;
  const refuse = (reason: string): never => {
    const message = l10n.t('{0} raises {1}.', 'PIL.Image.open', reason);
    throw new LoaderRefusal(message, loadInstead('cv2.imread'));
  };
  if (!PILLOW_HEADERS.includes(headerBytes)) refuse(`OSError: Unsupported BMP header type (${headerBytes})`);
  if (storedHeight < PILLOW_LOWEST)
    refuse(`DecompressionBombError: Image size (${width * (2 ** 32 + storedHeight)} pixels)`);
  if (![1, 4, 8, 16, 24, 32].includes(bits)) refuse(`OSError: Unsupported BMP pixel depth (${bits})`);
  if (compression === BMP_BITFIELDS) {
    const known =
      bits === 32
        ? PILLOW_32.has(hexadecimal(masks))
        : (PILLOW_MASKS.get(bits)?.includes(hexadecimal(masks.slice(0, 3))) ?? false);
    if (!known) refuse('OSError: Unsupported BMP bitfields layout');
  } else if (compression !== BMP_RGB && !facts.runLength) {
    refuse(`OSError: Unsupported BMP compression (${compression})`);
  }
  if (bits > 8) {
    if (facts.runLength) refuse('ValueError: unknown raw mode for given image mode');
    return;
  }
  if (palette.entries > PILLOW_COLOURS) refuse(`OSError: Unsupported BMP Palette size (${palette.entries})`);
  if (facts.pillowPalette === 'too many') refuse('ValueError: invalid palette size');
  if (facts.pillowPalette === '1' && facts.runLength) refuse('ValueError: unknown raw mode for given image mode');
  // A palette of greys makes a byte of each pixel; then the rows of fewer bits are too short.
  if (facts.pillowPalette === 'L' && !facts.runLength && bmpRowBytes(width, bits) < width)
    refuse('OSError: codec configuration error when reading image file');
}

/** Channels of the array that TensorFlow makes of a bitmap; throws where it makes none (core/kernels/image/decode_image_op.cc). */
export function tensorflowBitmap(
  { height, width }: PictureHeader,
  { bits, pixelsAt, fileBytes, os2 }: BmpFacts,
): number {
  const invalid = (reason: string): never => {
    throw new LoaderRefusal(
      l10n.t('tf.io.decode_image raises InvalidArgumentError: {0}.', reason),
      loadInstead('cv2.imread', 'PIL.Image.open'),
    );
  };
  const channels = bits < 2 ** 15 ? bits >> 3 : 0;
  if (os2 || (channels !== 1 && channels !== 3 && channels !== 4))
    invalid(l10n.t('it reads BMP files of 8, 24 or 32 bits without compression'));
  const apart = fileBytes - pixelsAt - height * bmpRowBytes(width, 8 * channels);
  if (apart !== 0) invalid(`Input size should match (header_size + row_size * abs_height) but they differ by ${apart}`);
  return channels;
}

function hexadecimal(masks: readonly number[]): string {
  return masks.map((mask) => mask.toString(16)).join();
}

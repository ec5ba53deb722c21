import * as l10n from '@vscode/l10n';
import { BMP_BITFIELDS, BMP_RGB, type BmpFacts } from '../bmp/bmpHeader';
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
const PILLOW_MASKS: Readonly<Record<number, readonly string[]>> = {
  16: [FIVES_AND_SIX, FIVES],
  24: ['ff0000,ff00,ff'],
};

/** The first version of the header in which OpenCV looks for masks (modules/imgcodecs/src/grfmt_bmp.cpp). */
const MASKS_IN_HEADER = 56;

/** Whether OpenCV takes the bits of a 32-bit pixel by the file's masks; elsewhere it takes its bytes as they lie. */
export function cv2LooksAtMasks({ bits, compression, headerBytes, masks: [red, green, blue] }: BmpFacts): boolean {
  const told = headerBytes >= MASKS_IN_HEADER && red !== 0 && green !== 0 && blue !== 0;
  return bits === 32 && compression === BMP_BITFIELDS && told;
}

/** Throws where `cv2.imread` returns None for a bitmap. */
export function refuseCv2Bitmap({ bits, compression, runLength, masksBehindHeader }: BmpFacts): void {
  const none = (reason: string): never => {
    throw new LoaderRefusal(l10n.t('cv2.imread returns None here: {0}.', reason), loadInstead('PIL.Image.open'));
  };
  if (compression === BMP_RGB || runLength) return;
  if (compression !== BMP_BITFIELDS || bits < 16 || bits === 24)
    none(l10n.t('it does not read bitmaps of {0} bits with compression {1}', bits, compression));
  // Wherever the header says them, OpenCV looks for the masks behind it.
  if (bits === 16 && ![FIVES, FIVES_AND_SIX].includes(hexadecimal(masksBehindHeader)))
    none(l10n.t('behind its header there are no masks of 5, 5 and 5 or of 5, 6 and 5 bits'));
}

/** Throws where Pillow does not open a bitmap. */
export function refusePillowBitmap({ bits, compression, runLength, masks }: BmpFacts): void {
  const refuse = (reason: string): never => {
    const message = l10n.t('{0} raises {1}.', 'PIL.Image.open', `OSError: ${reason}`);
    throw new LoaderRefusal(message, loadInstead('cv2.imread'));
  };
  if (compression === BMP_RGB || runLength) return;
  if (compression !== BMP_BITFIELDS) refuse(`Unsupported BMP compression (${compression})`);
  const known =
    bits === 32
      ? PILLOW_32.has(hexadecimal(masks))
      : (PILLOW_MASKS[bits]?.includes(hexadecimal(masks.slice(0, 3))) ?? false);
  if (!known) refuse('Unsupported BMP bitfields layout');
}

function hexadecimal(masks: readonly number[]): string {
  return masks.map((mask) => mask.toString(16)).join();
}

import * as l10n from '@vscode/l10n';
import type { PictureHeader } from '../raster';
import type { TiffFacts } from '../tiff/tiffFacts';
import { LoaderRefusal, loadInstead } from './loading';
import type { PillowMode } from './pillowMode';

/** Modes whose pixels lie in memory as they do in a file (src/PIL/Image.py, `_MAPMODES`). */
const MAPPED: Readonly<Partial<Record<PillowMode, (header: PictureHeader, tiff: TiffFacts) => boolean>>> = {
  L: ({ bits }, { inverted }) => bits === 8 && !inverted,
  P: ({ bits }) => bits === 8,
  RGBA: ({ bits }, { samples, extra }) => bits === 8 && samples === 4 && extra !== 'associated',
  CMYK: ({ bits }, { samples }) => bits === 8 && samples === 4,
  'I;16': ({ bits }) => bits === 16,
  'I;16B': () => true,
};

/** Whether Pillow maps a file that it is given the path of (src/PIL/ImageFile.py, `load`): one strip or tile, as it is stored. */
export function isMapped(header: PictureHeader, mode: PillowMode): boolean {
  const { tiff, width, height, orientation } = header;
  if (tiff?.compression !== 'uncompressed' || tiff.lowBitFirst) return false;
  if (tiff.planar && tiff.samples > 1) return false;
  const { pieces } = tiff;
  if (pieces.width !== undefined && pieces.width > width) {
    if (pieces.count > 1 || orientation < 5 || !MAPPED[mode]?.(header, tiff)) return false;
    throw new LoaderRefusal(
      l10n.t(
        'Pillow maps the one tile of this TIFF, or reads it, as the length of the file has it, which Convscope does not follow.',
      ),
      loadInstead('keras.utils.load_img'),
    );
  }
  const whole = (pieces.width ?? width) === width && (pieces.height ?? height) === height && !tiff.planar;
  return (pieces.count === 1 || whole) && MAPPED[mode]?.(header, tiff) === true;
}

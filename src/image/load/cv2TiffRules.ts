import * as l10n from '@vscode/l10n';
import type { DType } from '../../conv2d/load/loaders';
import { colourWord, coloursOf, type PictureHeader } from '../raster';
import type { Cv2Array, Cv2Flag } from './cv2Array';
import { type Instead, LoaderRefusal, loadInstead } from './loading';

/** Depths of samples that OpenCV unpacks itself, and only where it leaves them as they are. */
const PACKED = [10, 12, 14];
const MOST_CHANNELS = 4;

/** Channels and type that `cv2.IMREAD_UNCHANGED` keeps of a TIFF (modules/imgcodecs/src/grfmt_tiff.cpp, `readHeader`). */
export function tiffUnchanged(header: PictureHeader): Pick<Cv2Array, 'channels' | 'dtype'> {
  const { colour, bits, extra } = header;
  const grey = colour === 'grey' || (colour === 'palette' && bits === 1);
  const four = colour === 'cmyk' || (colour === 'rgb' && extra > 0);
  return { channels: grey ? 1 : four ? 4 : 3, dtype: storedType(header) };
}

function storedType(header: PictureHeader): DType {
  const { bits, sample } = header;
  const types: readonly DType[] = [
    'uint8', 'uint16', 'uint32', 'uint64', 'int8', 'int16', 'int32', 'int64', 'float32', 'float64',
  ]; // prettier-ignore
  const room = isPacked(header) ? 16 : isMadeBytes(header) ? 8 : Math.max(8, bits);
  return types.find((type) => type === `${sample}${room}`) ?? 'uint8';
}

/** The samples are moved to the high bits of 16. */
export function isPacked({ format, bits }: PictureHeader): boolean {
  return format === 'TIFF' && PACKED.includes(bits);
}

/** Grey of 16 bits with another channel beside it becomes bytes, whatever is asked for. */
export function isMadeBytes({ format, colour, bits, extra }: PictureHeader): boolean {
  return format === 'TIFF' && colour === 'grey' && bits === 16 && extra > 0;
}

/** Throws where `cv2.imread` returns None for a TIFF, or memory of something else. */
export function refuseTiff(header: PictureHeader, flag: Cv2Flag): void {
  const pillow = loadInstead('PIL.Image.open');
  const none = (reason: string, suggestion: string | Instead = pillow): never => {
    throw new LoaderRefusal(l10n.t('cv2.imread returns None here: {0}.', reason), suggestion);
  };
  const { colour, bits, sample, orientation, tiff } = header;
  if (orientation >= 5) none(l10n.t('it does not read TIFF files with orientation {0}', orientation));
  if (tiff && tiff.samples > MOST_CHANNELS) none(l10n.t('it reads at most {0} channels of a TIFF', MOST_CHANNELS));
  const unopened = tiff?.notByLibtiff ?? tiff?.notByOpenCV;
  if (unopened !== undefined) none(unopened);
  if (tiff && tiff.samples < coloursOf(colour)) none(l10n.t('this TIFF has {0} channels, too few', tiff.samples));
  const bytes = bits === 8 || (bits === 16 && flag !== 'unchanged');
  if (colour === 'rgb' && bytes && tiff && tiff.samples - tiff.extras.length < 3)
    none(l10n.t('it takes {0} of the {1} channels of this TIFF for no colours', tiff.extras.length, tiff.samples));
  if (tiff?.untold) none(l10n.t('this TIFF does not tell what its samples mean'));
  if (tiff?.otherInks) none(l10n.t('it does not read a TIFF of other inks than cyan, magenta, yellow and black'));
  if (colour === 'palette' && tiff?.palette !== 'whole')
    throw new LoaderRefusal(
      l10n.t('OpenCV takes a palette of the wrong length for none, which Convscope does not follow.'),
      pillow,
    );
  if (colour === 'lab') {
    throw new LoaderRefusal(
      l10n.t('OpenCV converts L*a*b* by libtiff, whose conversion Convscope does not have.'),
      l10n.t('Convert the file to RGB.'),
    );
  }
  if (tiff?.planar && colour === 'rgb' && bits > 8 && flag === 'unchanged') {
    throw new LoaderRefusal(
      l10n.t(
        'cv2.imread returns memory that nothing was written to: it does not read planes of more than 8 bits unchanged.',
      ),
      pillow,
    );
  }
  if (colour === 'cmyk' && bits > 8) none(l10n.t('it does not read CMYK of {0} bits', bits));
  if (!readsDepth(header)) none(l10n.t('it does not read {0} TIFF files of {1} bits', colourWord(colour), bits));
  if (sample === 'float' && bits === 16)
    none(l10n.t('it does not read half-precision TIFF files'), l10n.t('Convert it to {0}.', 'float32'));
  if (tiff?.compression === 'Zstandard') none(l10n.t('its libtiff has no {0}', 'Zstandard'));
  if (bits > 8 && bits !== 16 && flag !== 'unchanged')
    none(
      l10n.t('it reads samples of {0} bits only with {1}', bits, 'cv2.IMREAD_UNCHANGED'),
      loadInstead('cv2.imread unchanged'),
    );
}

function readsDepth({ colour, bits, extra }: PictureHeader): boolean {
  if (bits === 1) return (colour === 'grey' && extra === 0) || colour === 'palette';
  if (bits === 4) return colour === 'palette';
  if (colour === 'palette') return bits === 8;
  if (colour === 'ycbcr') return bits === 8 && extra === 0;
  if (colour === 'grey' && extra > 0 && bits > 16) return false;
  return [8, 16, 32, 64, ...PACKED].includes(bits);
}

import type { DType } from '../../conv2d/load/loaders';
import type { PictureHeader } from '../raster';
import type { Cv2Array, Cv2Flag } from './cv2Rules';
import { LoaderRefusal } from './loading';

const PILLOW = 'Load it like PIL.Image.open.';
const UNCHANGED = 'Load it like cv2.imread unchanged.';

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
  const none = (reason: string, suggestion: string): never => {
    throw new LoaderRefusal(`cv2.imread returns None here: ${reason}.`, suggestion);
  };
  const { colour, bits, sample, orientation, tiff } = header;
  if (orientation >= 5) none(`it does not read TIFF files with orientation ${orientation}`, PILLOW);
  if (tiff && tiff.samples > MOST_CHANNELS) none(`it reads at most ${MOST_CHANNELS} channels of a TIFF`, PILLOW);
  if (colour === 'lab') {
    throw new LoaderRefusal(
      'OpenCV converts L*a*b* by libtiff, whose conversion Convscope does not have.',
      'Convert the file to RGB.',
    );
  }
  if (tiff?.planar && colour === 'rgb' && bits > 8 && flag === 'unchanged') {
    throw new LoaderRefusal(
      'cv2.imread returns memory that nothing was written to: it does not read planes of more than 8 bits unchanged.',
      PILLOW,
    );
  }
  if (colour === 'cmyk' && bits > 8) none(`it does not read CMYK of ${bits} bits`, PILLOW);
  if (!readsDepth(header)) none(`it does not read ${colour} TIFF files of ${bits} bits`, PILLOW);
  if (sample === 'float' && bits === 16) none('it does not read half-precision TIFF files', 'Convert it to float32.');
  if (tiff?.compression === 'Zstandard') none('its libtiff has no Zstandard', PILLOW);
  if (bits > 8 && bits !== 16 && flag !== 'unchanged')
    none(`it reads samples of ${bits} bits only with cv2.IMREAD_UNCHANGED`, UNCHANGED);
}

function readsDepth({ colour, bits, extra }: PictureHeader): boolean {
  if (bits === 1) return (colour === 'grey' && extra === 0) || colour === 'palette';
  if (bits === 4) return colour === 'palette';
  if (colour === 'ycbcr') return bits === 8 && extra === 0;
  if (colour === 'grey' && extra > 0 && bits > 16) return false;
  return [8, 16, 32, 64, ...PACKED].includes(bits);
}

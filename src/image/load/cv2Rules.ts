import type { DType } from '../../conv2d/load/loaders';
import type { PictureHeader } from '../raster';
import { LoaderRefusal } from './loading';
import { depthNotes, turnedNote } from './notes';

export type Cv2Flag = 'color' | 'grayscale' | 'unchanged';

/** The array that OpenCV makes of a file. */
export interface Cv2Array {
  readonly channels: number;
  readonly dtype: DType;
  /** The orientation that is applied. */
  readonly orientation: number;
  readonly notes: readonly string[];
}

const PILLOW = 'Load it like PIL.Image.open.';
const UNCHANGED = 'Load it like cv2.imread unchanged.';

/** Shape and type by the rules of OpenCV's decoders; throws a LoaderRefusal where `cv2.imread` returns None. */
export function cv2Array(header: PictureHeader, flag: Cv2Flag): Cv2Array {
  refuse(header, flag);
  const array =
    flag === 'unchanged' ? unchanged(header) : { channels: flag === 'color' ? 3 : 1, dtype: 'uint8' as const };
  // libtiff turns a TIFF while it reads it; all else is turned afterwards, or left alone.
  const turns = header.format === 'TIFF' || (flag !== 'unchanged' && !header.animated);
  const orientation = turns ? header.orientation : 1;
  return { ...array, orientation, notes: [...depthNotes(header, array), ...turnedNote(header, orientation)] };
}

/** Channels and type that `cv2.IMREAD_UNCHANGED` keeps. */
function unchanged(header: PictureHeader): Pick<Cv2Array, 'channels' | 'dtype'> {
  const { format, colour, bits, alpha, transparency } = header;
  const dtype = bits === 16 ? 'uint16' : 'uint8';
  switch (format) {
    case 'PNG':
      if (colour === 'grey') return { channels: alpha ? 4 : 1, dtype };
      return { channels: alpha || transparency ? 4 : 3, dtype };
    case 'BMP':
      return { channels: bmpChannels(header), dtype };
    case 'GIF':
      return { channels: header.gif?.transparencyUsed ? 4 : 3, dtype };
    case 'TIFF':
      return { channels: tiffChannels(header), dtype: storedType(header) };
    default:
      return {
        channels: colour === 'grey' ? 1 : alpha ? 4 : 3,
        dtype: format === 'AVIF' && bits > 8 ? 'uint16' : dtype,
      };
  }
}

function bmpChannels({ bmp }: PictureHeader): number {
  if (bmp?.os2 || bmp?.grey) return 1;
  return bmp?.bits === 32 && bmp.masked ? 4 : 3;
}

function tiffChannels({ colour, bits, extra }: PictureHeader): number {
  if (colour === 'grey' || (colour === 'palette' && bits === 1)) return 1;
  return colour === 'cmyk' || (colour === 'rgb' && extra > 0) ? 4 : 3;
}

function storedType({ bits, sample }: PictureHeader): DType {
  const types: readonly DType[] = [
    'uint8', 'uint16', 'uint32', 'uint64', 'int8', 'int16', 'int32', 'int64', 'float32', 'float64',
  ]; // prettier-ignore
  return types.find((type) => type === `${sample}${Math.max(8, bits)}`) ?? 'uint8';
}

function refuse(header: PictureHeader, flag: Cv2Flag): void {
  const none = (reason: string, suggestion: string): never => {
    throw new LoaderRefusal(`cv2.imread returns None here: ${reason}.`, suggestion);
  };
  const { format, colour, bits, sample, orientation, tiff, gif, jpeg, height, width } = header;
  if (jpeg?.process === 'lossless' && flag === 'grayscale') none('it does not read a lossless JPEG as grey', PILLOW);
  if (gif && (gif.left + gif.width > width || gif.top + gif.height > height)) {
    none('the first frame of this GIF is larger than its screen', PILLOW);
  }
  if (format !== 'TIFF') return;
  if (orientation >= 5) none(`it does not read TIFF files with orientation ${orientation}`, PILLOW);
  if (colour === 'lab' || (colour === 'ycbcr' && tiff?.compression !== 'JPEG')) {
    throw new LoaderRefusal(
      `OpenCV converts ${colour === 'lab' ? 'L*a*b*' : 'YCbCr'} by libtiff, whose conversion Convscope does not have.`,
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
  if (colour === 'grey' && (bits === 2 || bits === 4)) none(`it does not read grey TIFF files of ${bits} bits`, PILLOW);
  if (sample === 'float' && bits === 16) none('it does not read half-precision TIFF files', 'Convert it to float32.');
  if (tiff?.compression === 'Zstandard') none('its libtiff has no Zstandard', PILLOW);
  if (bits > 16 && flag !== 'unchanged')
    none(`it reads samples of ${bits} bits only with cv2.IMREAD_UNCHANGED`, UNCHANGED);
}

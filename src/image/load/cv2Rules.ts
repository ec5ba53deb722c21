import * as l10n from '@vscode/l10n';
import type { PictureHeader } from '../raster';
import { refuseCv2Bitmap } from './bmpRules';
import type { Cv2Array, Cv2Flag } from './cv2Array';
import { isPacked, refuseTiff, tiffUnchanged } from './cv2TiffRules';
import { cv2Frame } from './gifRules';
import { LoaderRefusal, loadInstead } from './loading';
import { depthNotes, turnedNote } from './notes';
import { refusePnm } from './pnmRules';

/** Shape and type by the rules of OpenCV's decoders; throws a LoaderRefusal where `cv2.imread` returns None. */
export function cv2Array(header: PictureHeader, flag: Cv2Flag): Cv2Array {
  refuse(header, flag);
  const array =
    flag === 'unchanged' ? unchanged(header) : { channels: flag === 'color' ? 3 : 1, dtype: 'uint8' as const };
  // libtiff turns a TIFF while it reads it; all else is turned afterwards, or left alone.
  const turns = header.format === 'TIFF' || flag !== 'unchanged';
  const orientation = turns ? header.orientation : 1;
  const packed = isPacked(header)
    ? [l10n.t('{0} bits per channel became 16 (value << {1}).', header.bits, 16 - header.bits)]
    : [];
  return {
    ...array,
    orientation,
    notes: [...packed, ...depthNotes(header, array), ...turnedNote(header, orientation)],
  };
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
      return tiffUnchanged(header);
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

function refuse(header: PictureHeader, flag: Cv2Flag): void {
  const none = (reason: string): never => {
    throw new LoaderRefusal(l10n.t('cv2.imread returns None here: {0}.', reason), loadInstead('PIL.Image.open'));
  };
  const { format, bmp, gif, jpeg } = header;
  if (jpeg?.process === 'lossless' && flag === 'grayscale') none(l10n.t('it does not read a lossless JPEG as grey'));
  if (gif) cv2Frame(gif);
  if (bmp) refuseCv2Bitmap(bmp);
  if (header.pnm) refusePnm(header.pnm, 'cv2');
  if (format === 'TIFF') refuseTiff(header, flag);
}

import * as l10n from '@vscode/l10n';
import type { PictureHeader, Raster } from '../raster';
import { mirrorsTiles } from '../tiff/mirroredTiles';
import { asRgb, withoutAlpha } from './colourPixels';
import { cv2Grey } from './cv2Grey';
import { cv2Bytes, cv2Pixels } from './cv2Pixels';
import { cv2Array } from './cv2Rules';
import type { Cv2Array, Cv2Flag } from './cv2Array';
import type { Loading } from './loading';
import { applyOrientation, isTransposed } from './orientation';
import { pickChannels, type Pixels } from './pixels';
import { seenBy } from './seenBy';

const NAMES: Readonly<Record<number, readonly string[]>> = {
  1: ['grey'],
  3: ['blue', 'green', 'red'],
  4: ['blue', 'green', 'red', 'alpha'],
};

/** What is left to be done where tiles are mirrored already. */
const UNMIRRORED: Readonly<Record<number, number>> = { 2: 1, 3: 4 };

/** `cv2.imread` of OpenCV 5.0 (modules/imgcodecs/src/loadsave.cpp and grfmt_*.cpp), compared with recorded arrays. */
export function cv2Loading(file: PictureHeader, flag: Cv2Flag): Loading {
  const header = seenBy('cv2', file);
  const array = cv2Array(header, flag);
  const { channels, dtype, orientation } = array;
  const bytes = dtype === 'uint8' || dtype === 'int8';
  const mirrored = bytes && mirrorsTiles(header);
  const [height, width] = isTransposed(orientation) ? [header.width, header.height] : [header.height, header.width];
  return {
    shape: channels === 1 ? [height, width] : [height, width, channels],
    dtype,
    channelNames: NAMES[channels] ?? [],
    notes: [
      ...array.notes,
      ...(mirrored ? [l10n.t('OpenCV mirrors each tile of this TIFF for itself, not the whole picture.')] : []),
    ],
    decode: {
      library: 'cv2',
      luma: flag === 'grayscale',
      deep: flag === 'unchanged',
      ...(bytes ? { blocks: 'RGBA' } : {}),
    },
    tolerates: (fault) =>
      header.format === 'JPEG' ||
      fault.kind === 'metadata' ||
      fault.kind === 'range' ||
      // What libtiff converts to bytes it reads as far as it can.
      (header.format === 'TIFF' && fault.kind === 'pixels' && bytes),
    apply: (raster) =>
      applyOrientation(arrange(header, raster, flag, array), mirrored ? (UNMIRRORED[orientation] ?? 1) : orientation),
  };
}

function arrange(header: PictureHeader, raster: Raster, flag: Cv2Flag, { channels, dtype }: Cv2Array): Pixels {
  const pixels = cv2Pixels(header, raster, flag);
  if (flag === 'grayscale' || (channels === 1 && pixels.channels > 2)) return cv2Grey(header, pixels);
  const typed = dtype === 'uint8' || dtype === 'int8' ? cv2Bytes(header, pixels) : pixels;
  const shown =
    channels === 1 ? withoutAlpha(typed) : channels === 3 ? pickChannels(asRgb(typed), [2, 1, 0]) : withAlpha(typed);
  return dtype === 'int8' ? signed(shown) : shown;
}

/** The same bytes, taken for signed numbers. */
function signed({ data, ...size }: Pixels): Pixels {
  return { ...size, data: new Int8Array(data.buffer, data.byteOffset, data.length) };
}

/** Blue, green, red, alpha; opaque where no alpha is stored. */
function withAlpha(pixels: Pixels): Pixels {
  if (pixels.channels >= 4) return pickChannels(pixels, [2, 1, 0, 3]);
  if (pixels.channels === 2) return pickChannels(pixels, [0, 0, 0, 1]);
  const grown = pickChannels(pixels, [2, 1, 0, 0]);
  for (let at = 3; at < grown.data.length; at += 4) grown.data[at] = grown.data instanceof Uint16Array ? 65535 : 255;
  return grown;
}

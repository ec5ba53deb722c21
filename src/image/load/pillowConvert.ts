import * as l10n from '@vscode/l10n';
import type { PictureHeader, Raster } from '../raster';
import { LoaderRefusal, loadInstead } from './loading';
import type { PillowMode } from './pillowMode';
import { addColourKey, combine, pickChannels, type Pixels, toBytes } from './pixels';
import { pillowRgb } from './ycbcr';

/** An opened picture on its way to another mode. */
export interface Opened {
  readonly mode: PillowMode;
  readonly pixels: Pixels;
  /** Palette and transparent colour of the file. */
  readonly raster: Pick<Raster, 'palette' | 'narrowPalette' | 'transparent'>;
  readonly header: Pick<PictureHeader, 'format' | 'transparency' | 'bits' | 'gif'>;
}

/** `Image.convert` to the modes that `keras.utils.load_img` asks for (Pillow, src/libImaging/Convert.c). */
export function convertMode(opened: Opened, to: 'RGB' | 'RGBA' | 'L'): Pixels {
  if (to === 'L') return toGrey(opened);
  const rgb = toRgb(opened, to === 'RGBA');
  if (to === 'RGB') return rgb.channels === 3 ? rgb : pickChannels(rgb, [0, 1, 2]);
  return rgb.channels === 4 ? rgb : opaque(rgb);
}

/** Red, green and blue; alpha behind them where there is one and it is wanted. */
function toRgb({ mode, pixels, raster, header }: Opened, wantAlpha: boolean): Pixels {
  const keyed = (rgb: Pixels): Pixels => {
    const key = keyOf(raster.transparent, header.gif?.frames.Pillow?.transparent);
    if (!wantAlpha || !key) return rgb;
    return addColourKey(rgb, key.length === 1 ? [key[0] ?? 0, key[0] ?? 0, key[0] ?? 0] : key, 255);
  };
  switch (mode) {
    case 'RGB':
      return keyed(pixels);
    case 'RGBA':
      return pixels;
    case 'L':
      return keyed(pickChannels(pixels, [0, 0, 0]));
    case '1': {
      const grey = pickChannels(pixels, [0, 0, 0]);
      const [key] = raster.transparent ?? [];
      return wantAlpha && key !== undefined
        ? addColourKey(grey, Array<number>(3).fill(key === 0 ? 0 : 255), 255)
        : grey;
    }
    case 'LA':
      return pickChannels(pixels, [0, 0, 0, 1]);
    case 'P':
      // Pillow divides all colours of a TIFF by 256.
      return throughPalette(
        pixels,
        raster.narrowPalette ? undefined : raster.palette,
        // Pillow takes a PNG's alpha from wherever it stands, libpng does not.
        wantAlpha && (header.transparency || header.format === 'PNG'),
      );
    case 'I;16':
      return keyed(pickChannels(toBytes(pixels, clip), [0, 0, 0]));
    case 'I;16B':
    case 'I':
    case 'F':
      return pickChannels(toBytes(pixels, clip), [0, 0, 0]);
    case 'CMYK':
      return cmykToRgb(pixels);
    case 'YCbCr':
      return pillowRgb(pixels);
    case 'La':
    case 'LAB':
      throw new LoaderRefusal(
        l10n.t('Pillow converts {0} with its own colour management, which Convscope does not have.', mode),
        loadInstead('PIL.Image.open', 'cv2.imread'),
      );
  }
}

/** The transparent colour: Pillow compares its low bytes with samples of 8 bits, whatever the file has. */
function keyOf(colour: readonly number[] | undefined, index: number | undefined): readonly number[] | undefined {
  return colour?.map((value) => value & 255) ?? (index === undefined ? undefined : [index]);
}

function toGrey(opened: Opened): Pixels {
  const { mode, pixels } = opened;
  switch (mode) {
    case '1':
    case 'L':
    case 'I;16':
    case 'I':
      return pixels;
    case 'LA':
    case 'YCbCr':
      return pickChannels(pixels, [0]);
    case 'I;16B':
    case 'F':
      return toBytes(pixels, clip);
    default:
      return combine(toRgb(opened, false), luma);
  }
}

/** ITU-R 601-2 in 16-bit fixed point (Convert.c, `L24`). */
function luma(red: number, green: number, blue: number): number {
  return (19595 * red + 38470 * green + 7471 * blue + 0x8000) >> 16;
}

function clip(value: number): number {
  return value >= 255 ? 255 : value > 0 ? Math.trunc(value) : 0;
}

function throughPalette(
  { height, width, data: indices }: Pixels,
  palette: Uint8Array | undefined,
  alpha: boolean,
): Pixels {
  const channels = alpha ? 4 : 3;
  const data = new Uint8Array(height * width * channels);
  for (let at = 0; at < indices.length; at++) {
    for (let channel = 0; channel < channels; channel++) {
      data[at * channels + channel] = palette?.[4 * (indices[at] ?? 0) + channel] ?? 0;
    }
  }
  return { height, width, channels, data };
}

/** Convert.c, `cmyk2rgb`. */
function cmykToRgb(pixels: Pixels): Pixels {
  const { data } = pixels;
  for (let at = 0; at < data.length; at += 4) {
    const light = 255 - (data[at + 3] ?? 0);
    for (let channel = 0; channel < 3; channel++) {
      const product = (data[at + channel] ?? 0) * light + 128;
      data[at + channel] = Math.max(0, light - ((product + (product >> 8)) >> 8));
    }
  }
  return pickChannels(pixels, [0, 1, 2]);
}

function opaque(rgb: Pixels): Pixels {
  const grown = pickChannels(rgb, [0, 1, 2, 2]);
  for (let at = 3; at < grown.data.length; at += 4) grown.data[at] = 255;
  return grown;
}

import { imageSize } from 'image-size';
import { headOf } from './headOf';
import { isTransposed } from './orientation';
import { pngOrientation } from './pngOrientation';
import { HumanError } from '../protocol/problem';
import { formatInteger } from '../conv2d/format';

/** Pictures with more pixels are refused before they are decoded. */
export const MAX_MEGAPIXELS = 200;

/** Formats that have a codec, by their names in `image-size`. */
const FORMATS: ReadonlyMap<string, ImageFormat> = new Map([
  ['jpg', 'JPEG'],
  ['png', 'PNG'],
]);

export type ImageFormat = 'JPEG' | 'PNG';

/** What the first bytes of a file tell; no pixel is decoded. */
export interface ImageHeader {
  readonly format: ImageFormat;
  /** Of the array that `cv2.imread` returns, so after the EXIF orientation. */
  readonly height: number;
  readonly width: number;
  /** EXIF orientation, 1 to 8. */
  readonly orientation: number;
}

/** Reads format and size by content; throws a HumanError where there is no image that can be loaded. */
export function readHeader(bytes: Uint8Array, fileName: string): ImageHeader {
  if (bytes.length === 0) {
    throw new HumanError({
      message: `${fileName} is empty (0 bytes).`,
      suggestion: 'Choose another image, or save this one again.',
    });
  }
  const { type, height, width, ...exif } = sizeOf(bytes, fileName);
  const format = FORMATS.get(type);
  if (!format) {
    throw new HumanError({
      message: `${fileName} is a ${type.toUpperCase()} file. Convscope reads ${[...FORMATS.values()].join(' and ')}.`,
      suggestion: 'Convert it to PNG first.',
    });
  }
  if (height < 1 || width < 1) {
    throw new HumanError({
      message: `${fileName} claims a size of ${width} × ${height} pixels.`,
      suggestion: 'The file is damaged. Save it again from where it came.',
    });
  }
  const megapixels = (height * width) / 1e6;
  if (megapixels > MAX_MEGAPIXELS) {
    throw new HumanError({
      message: `${fileName} has ${formatInteger(width)} × ${formatInteger(height)} pixels, ${formatInteger(Math.round(megapixels))} megapixels. Convscope reads at most ${MAX_MEGAPIXELS}.`,
      suggestion: 'Scale the picture down or crop it first.',
    });
  }
  const orientation = format === 'PNG' ? pngOrientation(bytes) : (exif.orientation ?? 1);
  return isTransposed(orientation)
    ? { format, height: width, width: height, orientation }
    : { format, height, width, orientation };
}

function sizeOf(bytes: Uint8Array, fileName: string): ReturnType<typeof imageSize> & { readonly type: string } {
  try {
    const { type, ...size } = imageSize(headOf(bytes));
    if (type !== undefined) return { ...size, type };
  } catch (error) {
    throw notAnImage(fileName, error);
  }
  throw notAnImage(fileName);
}

function notAnImage(fileName: string, cause?: unknown): HumanError {
  return new HumanError(
    {
      message: `${fileName} is not an image that Convscope knows, whatever its name says.`,
      suggestion: 'Choose a JPEG or PNG file. If this should be one, it is damaged at its beginning.',
    },
    { cause },
  );
}

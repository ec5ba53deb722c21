import { imageSize } from 'image-size';
import { HumanError } from '../protocol/problem';
import { formatInteger } from '../conv2d/format';

/** Pictures with more pixels are refused before they are decoded. */
export const MAX_MEGAPIXELS = 200;

/** What the first bytes of a file tell. */
export interface Header {
  /** The format's name in `image-size`, found by content. */
  readonly type: string;
  /** As stored, before the EXIF orientation is applied. */
  readonly height: number;
  readonly width: number;
  /** EXIF orientation, 1 to 8. */
  readonly orientation: number;
}

/** Reads format and size without decoding; throws a HumanError where there is no image or one that is too large. */
export function readHeader(bytes: Uint8Array, fileName: string): Header {
  if (bytes.length === 0) {
    throw new HumanError({
      message: `${fileName} is empty (0 bytes).`,
      suggestion: 'Choose another image, or save this one again.',
    });
  }
  const { type, height, width, orientation } = sizeOf(bytes, fileName);
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
  return { type, height, width, orientation: orientation ?? 1 };
}

function sizeOf(bytes: Uint8Array, fileName: string): ReturnType<typeof imageSize> & { readonly type: string } {
  try {
    const { type, ...size } = imageSize(bytes);
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

import { HumanError } from '../protocol/problem';
import type { ImageFacts } from '../protocol/values';
import type { Codec } from './codec';
import { readHeader } from './header';
import { jpegCodec } from './jpegCodec';
import { applyOrientation, isTransposed } from './orientation';
import { pngCodec } from './pngCodec';

const CODECS: readonly Codec[] = [jpegCodec, pngCodec];

/** An image as `cv2.imread` returns it: (height, width, 3), uint8, channels blue, green, red. */
export interface LoadedImage extends ImageFacts {
  readonly data: Uint8Array;
}

/** A file whose header has been read; its pixels are decoded on demand. */
export interface OpenedImage {
  readonly format: string;
  /** As `cv2.imread` would return it, so after the EXIF orientation. */
  readonly height: number;
  readonly width: number;
  decode(): LoadedImage;
}

/** Opens an image file by its content; throws a HumanError that names the file and what to do. */
export function openImage(bytes: Uint8Array, fileName: string): OpenedImage {
  const header = readHeader(bytes, fileName);
  const codec = CODECS.find((candidate) => candidate.type === header.type);
  if (!codec) {
    throw new HumanError({
      message: `${fileName} is a ${header.type.toUpperCase()} file. Convscope reads ${CODECS.map(({ format }) => format).join(' and ')}.`,
      suggestion: 'Convert it to PNG first.',
    });
  }
  const [height, width] = isTransposed(header.orientation)
    ? [header.width, header.height]
    : [header.height, header.width];
  return {
    format: codec.format,
    height,
    width,
    decode: () => decodeAs(codec, bytes, fileName, header.orientation),
  };
}

function decodeAs(codec: Codec, bytes: Uint8Array, fileName: string, orientation: number): LoadedImage {
  try {
    const { data, ...facts } = applyOrientation(codec.decode(bytes), orientation);
    return { format: codec.format, ...facts, data: swapRedAndBlue(data) };
  } catch (error) {
    const reason = error instanceof Error ? error.message.replace(/\.$/, '') : String(error);
    throw new HumanError(
      {
        message: `${fileName} cannot be decoded: its ${codec.format} data is damaged or cut off (${reason}).`,
        suggestion: 'Save or download the picture again.',
      },
      { cause: error },
    );
  }
}

/** In place: the decoder's buffer belongs to nobody else. */
function swapRedAndBlue(data: Uint8Array): Uint8Array {
  for (let at = 0; at < data.length; at += 3) {
    const red = data[at] ?? 0;
    data[at] = data[at + 2] ?? 0;
    data[at + 2] = red;
  }
  return data;
}

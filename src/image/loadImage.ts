import { HumanError } from '../protocol/problem';
import type { ImageFacts } from '../protocol/values';
import type { Codec } from './codec';
import { type ImageFormat, type ImageHeader, readHeader } from './header';
import { jpegCodec } from './jpegCodec';
import { applyOrientation } from './orientation';
import { pngCodec } from './pngCodec';

const CODECS: Readonly<Record<ImageFormat, Codec>> = { JPEG: jpegCodec, PNG: pngCodec };

/** An image as `cv2.imread` returns it: (height, width, 3), uint8, channels blue, green, red. */
export interface LoadedImage extends ImageFacts {
  readonly data: Uint8Array;
}

/** Loads an image file by its content; throws a HumanError that names the file and what to do. */
export function loadImage(bytes: Uint8Array, fileName: string): LoadedImage {
  const header = readHeader(bytes, fileName);
  const image = decode(header, bytes, fileName);
  if (image.height !== header.height || image.width !== header.width) {
    throw new HumanError({
      message: `${fileName} claims ${header.width} × ${header.height} pixels in its header, but holds ${image.width} × ${image.height}.`,
      suggestion: 'The file is damaged. Save the picture again.',
    });
  }
  return image;
}

function decode({ format, orientation }: ImageHeader, bytes: Uint8Array, fileName: string): LoadedImage {
  try {
    const { data, ...facts } = applyOrientation(CODECS[format].decode(bytes), orientation);
    return { format, ...facts, data: swapRedAndBlue(data) };
  } catch (error) {
    const reason = error instanceof Error ? error.message.replace(/[.:]+$/, '') : String(error);
    throw new HumanError(
      {
        message: `${fileName} cannot be decoded: its ${format} data is damaged or cut off (${reason}).`,
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

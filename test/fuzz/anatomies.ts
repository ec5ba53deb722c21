import type { ImageFormat } from '../../src/image/format';
import type { Anatomy } from './anatomy';
import { boxAnatomy, riffAnatomy } from './boxAnatomy';
import { jpegAnatomy } from './jpegAnatomy';
import { bmpAnatomy, gifAnatomy, textAnatomy } from './plainAnatomy';
import { pngAnatomy } from './pngAnatomy';
import { tiffAnatomy } from './tiffAnatomy';

/** How the parts of a file are found, by its format. */
export const ANATOMIES: Readonly<Record<ImageFormat, (bytes: Uint8Array) => Anatomy>> = {
  JPEG: jpegAnatomy,
  PNG: pngAnatomy,
  BMP: bmpAnatomy,
  GIF: gifAnatomy,
  WebP: riffAnatomy,
  TIFF: tiffAnatomy,
  PNM: (bytes) => textAnatomy(bytes, 0),
  AVIF: boxAnatomy,
  NPY: (bytes) => textAnatomy(bytes, 10),
};

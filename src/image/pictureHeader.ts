import { readAvifHeader } from './avif/avifHeader';
import { readBmpHeader } from './bmp/bmpHeader';
import type { ImageFormat } from './format';
import { readGifHeader } from './gif/gifHeader';
import { readJpegHeader } from './jpeg/jpegHeader';
import { readNpyHeader } from './npy/npyHeader';
import { readPngHeader } from './png/pngHeader';
import { readPnmHeader } from './pnm/pnmHeader';
import type { ImageHeader } from './raster';
import type { ReadBudget } from './readBudget';
import { readTiffHeader } from './tiff/tiffHeader';
import { readWebpHeader } from './webp/webpHeader';

/** How each format tells its size and colours; no pixel is decoded. */
export const HEADER_READERS: Readonly<Record<ImageFormat, (bytes: Uint8Array, budget: ReadBudget) => ImageHeader>> = {
  JPEG: readJpegHeader,
  PNG: readPngHeader,
  BMP: readBmpHeader,
  GIF: readGifHeader,
  WebP: readWebpHeader,
  TIFF: readTiffHeader,
  PNM: readPnmHeader,
  AVIF: readAvifHeader,
  NPY: readNpyHeader,
};

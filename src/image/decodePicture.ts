import { decodeBmp } from './bmp/bmpDecode';
import { decodeGif } from './gif/gifDecode';
import { decodeJpeg } from './jpeg/jpegDecode';
import { decodePng } from './png/pngDecode';
import { decodePnm } from './pnm/pnmDecode';
import type { DecodeWishes } from './load/loading';
import type { PictureHeader, Raster } from './raster';
import type { WebAssemblyCodecs } from './webAssembly';

/**
 * Decodes a whole file of this header; throws what its library throws where the file is damaged. The larger decoders are
 * loaded when a file needs them, so that a worker starts sooner.
 */
export async function decodePicture(
  bytes: Uint8Array,
  header: PictureHeader,
  codecs: WebAssemblyCodecs,
  wishes: DecodeWishes,
): Promise<Raster> {
  switch (header.format) {
    case 'JPEG':
      return decodeJpeg(bytes, header, codecs, wishes);
    case 'PNG':
      return decodePng(bytes, header, wishes.library);
    case 'BMP':
      return decodeBmp(bytes, wishes);
    case 'GIF':
      return decodeGif(bytes, wishes);
    case 'WebP':
      return (await import(/* webpackChunkName: "webp" */ './webp/webpDecode')).decodeWebp(bytes, header, codecs);
    case 'TIFF':
      return (await import(/* webpackChunkName: "tiff" */ './tiff/tiffDecode')).decodeTiff(
        bytes,
        header,
        codecs,
        wishes,
      );
    case 'PNM':
      return decodePnm(bytes, wishes);
    case 'AVIF':
      return (await import(/* webpackChunkName: "avif" */ './avif/avifDecode')).decodeAvif(
        bytes,
        header,
        codecs,
        wishes,
      );
  }
}

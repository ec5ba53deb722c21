import { ByteReader } from '../bytes';
import { LibpngChunks, type LibpngVersion } from './libpngChunks';
import { pngChunkAt } from './pngChunk';
import type { PackedPixels } from './pngStream';

/** What a library takes of a PNG's chunks. */
export interface PngContents {
  /** Red, green and blue of each index. */
  readonly palette?: Uint8Array | undefined;
  /** Contents of `tRNS`. */
  readonly transparency?: Uint8Array | undefined;
  readonly pixels: PackedPixels;
  /** The part of the canvas that the pixels fill, where that is not all of it. */
  readonly box?: PngBox | undefined;
}

export interface PngBox {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** The chunks of a whole file as libpng reads them; throws where it gives up. */
export function readByLibpng(bytes: Uint8Array, version: LibpngVersion): PngContents {
  const reader = new ByteReader(bytes);
  const chunks = new LibpngChunks(reader, version);
  const pixels: Uint8Array[] = [];
  let chunk = chunks.readHeader();
  const { palette, transparency } = chunks;
  for (; chunk.type === 'IDAT'; chunk = pngChunkAt(reader, chunk.end)) {
    if (chunk.end > bytes.length) break;
    chunks.checkPixels(chunk);
    pixels.push(reader.slice(chunk.at, chunk.length));
  }
  chunks.readEnd(chunk.from);
  return { palette, transparency, pixels };
}

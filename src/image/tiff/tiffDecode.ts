import * as l10n from '@vscode/l10n';
import { fromArrayBuffer, type GeoTIFFImage } from 'geotiff';
import type { WebAssemblyCodecs } from '../webAssembly';
import type { PictureHeader, Raster, Samples } from '../raster';
import { isPacked, TiffDecoders } from './tiffDecoders';
import { readTiffDirectory } from './tiffDirectory';

const BITS_PER_SAMPLE = 258;
const COLOR_MAP = 320;
/** Offsets and lengths of strips and tiles: where they are many the library reads them with the low bytes first in every file. */
const PLACES = [273, 279, 324, 325];
/** A strip or tile may be larger than its picture, but not so that nothing else fits into memory. */
const MOST_BLOCK_PIXELS = 2 ** 24;

/** Decodes the first page of a TIFF: samples as they are stored, whatever they mean. */
export async function decodeTiff(
  bytes: Uint8Array,
  { colour, bits, tiff: facts }: PictureHeader,
  codecs: WebAssemblyCodecs,
): Promise<Raster> {
  const tiff = await fromArrayBuffer(ownBuffer(bytes));
  const image = await tiff.getImage(0);
  const samples = image.getSamplesPerPixel();
  // The library hands on whatever a damaged file holds here, and then reads no sample at all.
  if (!Number.isSafeInteger(samples)) throw new Error(l10n.t('it does not tell its samples a pixel by one number'));
  // One bit is the standard's default, which the library does not know (TIFF 6.0, BitsPerSample).
  const { fileDirectory } = image;
  if (!fileDirectory.hasTag(BITS_PER_SAMPLE)) {
    fileDirectory.actualizedFields.set(BITS_PER_SAMPLE, Array<number>(samples).fill(1));
  }
  if (isPacked({ bits })) fileDirectory.actualizedFields.set(BITS_PER_SAMPLE, Array<number>(samples).fill(16));
  const fields = readTiffDirectory(bytes);
  for (const tag of PLACES) {
    const values = fields.get(tag);
    if (values) fileDirectory.actualizedFields.set(tag, [...values]);
  }
  checkBlocks(image, facts?.blocks ?? 0);
  const colours = facts?.compression !== 'JPEG' || samples !== 3 ? 'other' : colour === 'ycbcr' ? 'ycbcr' : 'rgb';
  const pool = new TiffDecoders(codecs, { littleEndian: image.littleEndian, colours, samples, bits });
  const read: unknown = await image.readRasters({ interleave: true, pool });
  const map = fields.get(COLOR_MAP);
  if (!isSamples(read)) throw new Error(l10n.t('its samples have a type that no loader knows'));
  return {
    height: image.getHeight(),
    width: image.getWidth(),
    channels: samples,
    samples: read,
    ...(map ? { palette: rgba(map), narrowPalette: map.every((level) => level < 256) } : {}),
    faults: [],
  };
}

/** The library goes through as many strips or tiles as a damaged file claims, and makes room for each. */
function checkBlocks(image: GeoTIFFImage, offsets: number): void {
  const width = image.getTileWidth();
  const height = image.getTileHeight();
  if (!Number.isSafeInteger(width) || !Number.isSafeInteger(height) || width < 1 || height < 1)
    throw new Error(image.isTiled ? l10n.t('its tiles have no size') : l10n.t('its strips have no size'));
  if (width * height > Math.max(MOST_BLOCK_PIXELS, 4 * image.getWidth() * image.getHeight()))
    throw new Error(
      image.isTiled
        ? l10n.t('its tiles claim {0} × {1} pixels', width, height)
        : l10n.t('its strips claim {0} × {1} pixels', width, height),
    );
  const planes = image.planarConfiguration === 2 ? image.getSamplesPerPixel() : 1;
  const wanted = Math.ceil(image.getWidth() / width) * Math.ceil(image.getHeight() / height) * planes;
  if (wanted > offsets) {
    throw new Error(
      image.isTiled
        ? l10n.t('it needs {0} tiles and tells where {1} of them are', wanted, offsets)
        : l10n.t('it needs {0} strips and tells where {1} of them are', wanted, offsets),
    );
  }
}

/** All reds, then all greens, then all blues, of 16 bits. */
function rgba(map: readonly number[]): Uint8Array {
  // Some programs write 8 bits although 16 are asked for; libtiff takes them as they are.
  const shift = map.every((level) => level < 256) ? 0 : 8;
  const colours = Math.floor(map.length / 3);
  const result = new Uint8Array(4 * 256).fill(255);
  for (let index = 0; index < Math.min(256, colours); index++) {
    for (let channel = 0; channel < 3; channel++)
      result[4 * index + channel] = (map[channel * colours + index] ?? 0) >> shift;
  }
  return result;
}

function isSamples(read: unknown): read is Samples {
  return ArrayBuffer.isView(read) && !(read instanceof DataView);
}

function ownBuffer(bytes: Uint8Array): ArrayBuffer {
  return bytes.buffer instanceof ArrayBuffer && bytes.byteLength === bytes.buffer.byteLength
    ? bytes.buffer
    : new Uint8Array(bytes).buffer;
}

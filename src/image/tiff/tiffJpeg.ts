import * as l10n from '@vscode/l10n';
import { ByteReader } from '../bytes';
import { isFrame, segmentsOf } from '../jpeg/jpegHeader';
import { decodeByLibjpeg } from '../jpeg/libjpegTurbo';
import type { WebAssemblyCodecs } from '../webAssembly';
import type { Unpacked } from './tiffUnpack';

/** What the three components of a JPEG in a TIFF are; the stream itself does not say. */
export type JpegColours = 'rgb' | 'ycbcr' | 'other';

/** What the directory says of a strip or tile, which its own header has to agree with. */
export interface JpegBlock {
  readonly width: number;
  readonly height: number;
  readonly channels: number;
  readonly colours: JpegColours;
  readonly tables: Uint8Array | undefined;
  /** How often the first component is sampled, across and down, a half of a byte each; the others are once. */
  readonly sampling: number;
  /** The last strip may hold more rows than are left, as many as the others. */
  readonly mostRows: number;
}

const MARKER_BYTES = 2;
const FRAME_HEADER = 10;
const JFIF = 0xe0;
const ADOBE = 0xee;
/** Sampled once across and once down. */
export const ONCE = 0x11;

/** Adobe's segment (Adobe Technical Note 5116): 0 says red, green, blue, 1 says YCbCr. */
function adobe(transform: number): Uint8Array {
  return Uint8Array.of(0xff, 0xee, 0, 14, 0x41, 0x64, 0x6f, 0x62, 0x65, 0, 100, 0, 0, 0, 0, transform);
}

/**
 * A strip or tile as a file of its own: with the tables that all of them share, and with what its components are. What it says of
 * that itself is left out, for libtiff does not look at it.
 */
export function wholeJpeg(strip: Uint8Array, tables: Uint8Array | undefined, colours: JpegColours): Uint8Array {
  const marker = colours === 'other' ? new Uint8Array(0) : adobe(colours === 'rgb' ? 0 : 1);
  const shared = tables ? tables.subarray(MARKER_BYTES, tables.length - MARKER_BYTES) : new Uint8Array(0);
  const parts = [strip.subarray(0, MARKER_BYTES), marker, shared];
  let from = MARKER_BYTES;
  for (const { marker: code, at, length } of segmentsOf(new ByteReader(strip, false))) {
    if (code !== JFIF && code !== ADOBE) continue;
    parts.push(strip.subarray(from, at));
    from = at + length;
  }
  parts.push(strip.subarray(from));
  const file = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let to = 0;
  for (const part of parts) {
    file.set(part, to);
    to += part.length;
  }
  return file;
}

/** How often the first component of a frame is sampled, across and down, in one byte as the frame has it. */
export function samplingOf(strip: Uint8Array): number | undefined {
  for (const { marker, at } of segmentsOf(new ByteReader(strip, false)))
    if (isFrame(marker)) return strip[at + FRAME_HEADER + 1];
  return undefined;
}

/** Decodes a strip or tile; throws where its own header is not what the directory says, before anything is decoded. */
export async function decodeJpegBlock(
  strip: Uint8Array,
  block: JpegBlock,
  codecs: WebAssemblyCodecs,
): Promise<Unpacked> {
  checkFrame(strip, block);
  const { width, height, channels, colours, tables } = block;
  const output = channels === 1 ? 'grey' : 'rgb';
  const decoded = await decodeByLibjpeg(wholeJpeg(strip, tables, colours), codecs, { output, fast: false });
  const { samples } = decoded;
  const size = width * height * channels;
  if (decoded.width === width && decoded.height >= height) return { bytes: samples.subarray(0, size) };
  // What a smaller JPEG does not reach is black (libtiff/tif_jpeg.c, `JPEGDecode`).
  const bytes = new Uint8Array(size);
  const rowBytes = decoded.width * channels;
  for (let row = 0; row < Math.min(height, decoded.height); row++)
    bytes.set(samples.subarray(row * rowBytes, (row + 1) * rowBytes), row * width * channels);
  return { bytes };
}

/** libtiff/tif_jpeg.c, `JPEGPreDecode`. */
function checkFrame(strip: Uint8Array, { width, height, channels, sampling, mostRows }: JpegBlock): void {
  for (const { marker, at, length } of segmentsOf(new ByteReader(strip, false))) {
    if (!isFrame(marker)) continue;
    const frame = strip.subarray(at, at + length);
    const word = (place: number): number => 256 * (frame[place] ?? 0) + (frame[place + 1] ?? 0);
    const [frameHeight, frameWidth, components] = [word(5), word(7), frame[9] ?? 0];
    if (frameWidth > width || frameHeight > (frameWidth === width ? mostRows : height))
      throw new Error(
        l10n.t('its JPEG data claims {0} × {1} pixels, not {2} × {3}', frameWidth, frameHeight, width, height),
      );
    if (components !== channels || frame[4] !== 8)
      throw new Error(l10n.t('its JPEG data has {0} components of {1} bits', components, frame[4] ?? 0));
    for (let component = 0; component < components; component++) {
      if (frame[FRAME_HEADER + 3 * component + 1] !== (component === 0 ? sampling : ONCE))
        throw new Error(l10n.t('its JPEG data is subsampled otherwise than it says'));
    }
    return;
  }
  throw new Error(l10n.t('its JPEG data has no frame header'));
}

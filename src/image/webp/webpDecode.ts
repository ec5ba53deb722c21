import * as l10n from '@vscode/l10n';
import webp from '@jsquash/webp/codec/dec/webp_dec.js';
import { unsharedBytes } from '../bytes';
import { place } from '../place';
import type { PictureHeader, Raster } from '../raster';
import type { WebAssemblyCodecs } from '../webAssembly';
import { firstFrame } from './webpFrame';

/** Decodes a WebP by libwebp: red, green, blue, alpha; of an animation the first frame on a transparent ground. */
export async function decodeWebp(bytes: Uint8Array, header: PictureHeader, codecs: WebAssemblyCodecs): Promise<Raster> {
  const codec = await codecs.instantiate(webp, 'webp_dec.wasm');
  const frame = header.animated ? firstFrame(bytes) : undefined;
  const image = codec.decode(unsharedBytes(frame?.file ?? bytes));
  if (!image) throw new Error(l10n.t('{0} gives no reason', 'libwebp'));
  const { height, width, data } = image;
  const samples = new Uint8Array(data.buffer, data.byteOffset, data.length);
  if (!frame) return { height, width, channels: 4, samples, faults: [] };
  const canvas = {
    height: header.height,
    width: header.width,
    channels: 4,
    samples: new Uint8Array(4 * header.height * header.width),
  };
  place({ height, width, samples }, frame, canvas);
  return { ...canvas, faults: [] };
}

import * as l10n from '@vscode/l10n';
import avif from '@jsquash/avif/codec/dec/avif_dec.js';
import { unsharedBytes } from '../bytes';
import type { DecodeWishes } from '../load/loading';
import type { PictureHeader, Raster } from '../raster';
import type { WebAssemblyCodecs } from '../webAssembly';

/** Decodes an AVIF by libavif: red, green, blue, alpha. */
export async function decodeAvif(
  bytes: Uint8Array,
  { bits }: PictureHeader,
  codecs: WebAssemblyCodecs,
  { deep = false }: DecodeWishes,
): Promise<Raster> {
  const codec = await codecs.instantiate(avif, 'avif_dec.wasm');
  const image = codec.decode(unsharedBytes(bytes), deep && (bits === 10 || bits === 12) ? bits : 8);
  if (!image) throw new Error(l10n.t('{0} gives no reason', 'libavif'));
  const { height, width, data } = image;
  const samples = data instanceof Uint16Array ? data : new Uint8Array(data.buffer, data.byteOffset, data.length);
  const approximate = l10n.t(
    'AVIF is converted to red, green and blue by another build of libavif, which rounds otherwise and stretches the colours of an odd last column otherwise',
  );
  return { height, width, channels: 4, samples, faults: [], approximate };
}

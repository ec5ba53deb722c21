import { decode as decodeInScript } from 'jpeg-js';
import type { DecodeWishes } from '../load/loading';
import type { Fault, PictureHeader, Raster } from '../raster';
import type { WebAssemblyCodecs } from '../webAssembly';
import { decodeByLibjpeg } from './libjpegTurbo';

/** Of what jpeg-js may allocate, in megabytes: the limit of pixels is checked before. */
const NO_LIMIT = 1e6;

const CUT: Fault = { kind: 'cut', text: 'The file ends before its last pixel; what is missing was filled in.' };
const BAD_END: Fault = { kind: 'pixels', text: 'What follows its last pixel is no JPEG.' };
const ENDLESS: Fault = { kind: 'end', text: 'The marker that ends a JPEG is missing.' };

/** Decodes a JPEG: red, green, blue; or its brightness; or four inks as they are stored. */
export async function decodeJpeg(
  bytes: Uint8Array,
  { colour }: PictureHeader,
  codecs: WebAssemblyCodecs,
  { luma = false, fast = false }: DecodeWishes,
): Promise<Raster> {
  if (typeof WebAssembly === 'undefined') return decodeWithoutWebAssembly(bytes);
  const wanted = luma || colour === 'grey' ? 'grey' : 'rgb';
  const { cut, badEnd, endless, ...picture } = await decodeByLibjpeg(bytes, codecs, { output: wanted, fast });
  return { ...picture, faults: cut ? [CUT] : badEnd ? [BAD_END] : endless ? [ENDLESS] : [] };
}

function decodeWithoutWebAssembly(bytes: Uint8Array): Raster {
  const { height, width, data } = decodeInScript(bytes, {
    useTArray: true,
    formatAsRGBA: false,
    tolerantDecoding: false,
    maxResolutionInMP: NO_LIMIT,
    maxMemoryUsageInMB: NO_LIMIT,
  });
  return {
    height,
    width,
    channels: 3,
    samples: data,
    faults: [],
    approximate: 'WebAssembly is not to be had here, and jpeg-js rounds otherwise than libjpeg',
  };
}

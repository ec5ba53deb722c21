import * as l10n from '@vscode/l10n';
import { decode as decodeInScript } from 'jpeg-js';
import type { DecodeWishes } from '../load/loading';
import type { Fault, PictureHeader, Raster } from '../raster';
import type { WebAssemblyCodecs } from '../webAssembly';
import { decodeByLibjpeg, type DecodedJpeg } from './libjpegTurbo';

/** Of what jpeg-js may allocate, in megabytes: the limit of pixels is checked before. */
const NO_LIMIT = 1e6;

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
  return { ...picture, faults: faultsOf({ cut, badEnd, endless }) };
}

/** The gravest of what libjpeg warned of. */
function faultsOf({ cut, badEnd, endless }: Pick<DecodedJpeg, 'cut' | 'badEnd' | 'endless'>): readonly Fault[] {
  if (cut)
    return [{ kind: 'cut', text: l10n.t('The file ends before its last pixel; what is missing was filled in.') }];
  if (badEnd) return [{ kind: 'pixels', text: l10n.t('What follows its last pixel is no JPEG.') }];
  return endless ? [{ kind: 'end', text: l10n.t('The marker that ends a JPEG is missing.') }] : [];
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
    approximate: l10n.t('WebAssembly is not to be had here, and jpeg-js rounds otherwise than libjpeg'),
  };
}

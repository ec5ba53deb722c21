import { decode } from 'jpeg-js';
import type { Codec } from './codec';
import { MAX_MEGAPIXELS } from './header';

/** JPEG by jpeg-js: baseline and progressive, gray, YCbCr and CMYK. */
export const jpegCodec: Codec = {
  decode(bytes) {
    const { height, width, data } = decode(bytes, {
      useTArray: true,
      formatAsRGBA: false,
      tolerantDecoding: false,
      maxResolutionInMP: MAX_MEGAPIXELS,
      maxMemoryUsageInMB: 16 * MAX_MEGAPIXELS,
    });
    return { height, width, data, notes: [] };
  },
};

import { type ArrayValues, toFloat32 } from '../image/arrayValues';
import { loadImage } from '../image/loadImage';
import { ownBytes } from '../image/ownBytes';
import type { LoadOptions } from '../image/openImage';
import type { WebAssemblyCodecs } from '../image/webAssembly';
import type { ImageFacts, InputValues, RgbaPicture } from '../protocol/values';
import type { ImageLook } from './imageLook';
import { imagePreview } from './imagePreview';
import { inputStatistics } from './inputStatistics';

export interface DecodeRequest {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly options: LoadOptions;
}

/** An image as its loader returns it, and a picture of it. */
export interface DecodedImage {
  readonly facts: ImageFacts;
  readonly preview: RgbaPicture;
  /** How the preview was made of the values; parts of it are made alike. */
  readonly look: ImageLook;
  readonly statistics: InputValues;
  readonly shape: readonly number[];
  readonly values: ArrayValues & { readonly bytes: Uint8Array<ArrayBuffer> };
  readonly milliseconds: number;
}

/** From a file's bytes to the array; throws a HumanError for whatever the user can mend. */
export async function decodeImage(
  { fileName, bytes, options }: DecodeRequest,
  codecs: WebAssemblyCodecs,
): Promise<DecodedImage> {
  const started = performance.now();
  const image = await loadImage(bytes, fileName, options, codecs);
  const milliseconds = performance.now() - started;
  const { format, notes, approximate, dtype, array } = image;
  return {
    facts: { format, notes, ...(approximate ? { approximate } : {}) },
    ...imagePreview(image, dtype === 'uint8' ? image.bytes : toFloat32(image)),
    statistics: inputStatistics(image, array.channelNames),
    shape: array.shape,
    values: { dtype, bytes: ownBytes(image.bytes) },
    milliseconds,
  };
}

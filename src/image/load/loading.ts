import type { DType, Loader } from '../../conv2d/load/loaders';
import type { Library } from '../library';
import type { Fault, Raster } from '../raster';
import type { Pixels } from './pixels';

/** What the decoder of a format is asked for, where it can choose. */
export interface DecodeWishes {
  /** The brightness only, as libjpeg has it. */
  readonly luma?: boolean;
  /** As many bits as are stored, where a decoder would else give 8. */
  readonly deep?: boolean;
  /** libjpeg's fast inverse cosine transform, which rounds more. */
  readonly fast?: boolean;
  /** Whose way is followed where libraries read the same bytes differently. */
  readonly library: Library;
  /**
   * How the strips and tiles of a TIFF are read; as libtiff does where nothing is told. Pillow reads what is not compressed itself, or
   * maps it; to red, green, blue and alpha of a byte libtiff converts in a way of its own.
   */
  readonly blocks?: 'Pillow' | 'mapped' | 'RGBA';
}

/** What a loader makes of a file, known from the file's header, and how it makes it. */
export interface Loading {
  /** Of the array: (height, width) or (height, width, channels). */
  readonly shape: readonly number[];
  readonly dtype: DType;
  /** One for each channel, in the order of the array. */
  readonly channelNames: readonly string[];
  /** What the loader does to this file's pixels, a sentence each. */
  readonly notes: readonly string[];
  readonly decode: DecodeWishes;
  /** Whether the loader reads over this damage. */
  readonly tolerates: (fault: Fault) => boolean;
  /** Makes the array's values out of the decoded samples, which it may overwrite. */
  readonly apply: (raster: Raster) => Pixels;
}

/** That another loader may read the file, these before all others; whether one does is found out where the user is told. */
export interface Instead {
  readonly loaders: readonly Loader[];
  /** What else can be done, a sentence. */
  readonly before?: string;
}

/** What to do where another loader may read the file. */
export function loadInstead(...loaders: readonly Loader[]): Instead {
  return { loaders };
}

/** Thrown where a loader of Python fails on a file that Convscope could read. */
export class LoaderRefusal extends Error {
  override readonly name = 'LoaderRefusal';

  constructor(
    message: string,
    readonly suggestion: string | Instead,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

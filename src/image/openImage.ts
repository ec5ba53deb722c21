import * as l10n from '@vscode/l10n';
import { formatInteger } from '../conv2d/format';
import type { ImageArray } from '../conv2d/load/imageArray';
import type { Loader, LoadLike } from '../conv2d/load/loaders';
import { HumanError } from '../protocol/problem';
import { CutOffError } from './bytes';
import { promisedFormat } from './format';
import { readHeader } from './header';
import { libraryOf } from './library';
import { MOST_MEGAPIXELS } from './mostMegapixels';
import { loadingOf } from './load/load';
import { type Loading, LoaderRefusal } from './load/loading';
import { checkLoaderLimits } from './load/loaderLimits';
import { adviceOf, otherLoaders } from './otherLoaders';
import { checkNpyLength, npyShape, numberType } from './npy/npyArray';
import type { ArrayHeader, ImageHeader, PictureHeader } from './raster';

/** How an image is loaded, and how large it may be. */
export interface LoadOptions {
  readonly like: LoadLike;
  /** Pictures with more pixels are not decoded, or are made smaller. */
  readonly maxMegapixels: number;
  /** Whether a larger picture is averaged down to the limit instead of refused. */
  readonly downscale: boolean;
}

/** What is known of a file before any of its pixels. */
export interface OpenedImage {
  readonly header: ImageHeader;
  readonly array: ImageArray;
  /** What becomes of the file's pixels, a sentence each. */
  readonly notes: readonly string[];
  /** How the array is made of the decoded picture; a NumPy array is the array already. */
  readonly loading: Loading | undefined;
}

/** Reads a file's header and tells the array that the loader makes of it; throws a HumanError. */
export function openImage(bytes: Uint8Array, fileName: string, options: LoadOptions): OpenedImage {
  return openHeader(readHeader(bytes, fileName), bytes.length, fileName, options);
}

/** Tells the array that the loader makes of a file with this header; throws a HumanError. */
export function openHeader(header: ImageHeader, length: number, fileName: string, options: LoadOptions): OpenedImage {
  const promised = promisedFormat(fileName);
  const notes =
    promised && promised !== header.format
      ? [l10n.t('Its name ends as those of {0} files do, but its content is {1}.', promised, header.format)]
      : [];
  const opened =
    header.format === 'NPY' ? openArray(header, length, fileName) : openPicture(header, fileName, options.like);
  // What is decoded counts, not what it is resized to.
  const decoded = header.format === 'NPY' ? opened.array.shape : decodedSize(header, options.like);
  // An array's numbers are no colours, and of its types OpenCV averages but a few.
  const mayShrink = header.format !== 'NPY';
  const sizes = [decoded, opened.array.shape];
  const shrink = Math.max(...sizes.map((shape) => shrinkOf(shape, fileName, options, mayShrink)));
  const array = shrink === 1 ? opened.array : { ...opened.array, shrink, shape: shrunk(opened.array.shape, shrink) };
  return { ...opened, array, notes: [...notes, ...opened.notes] };
}

function openPicture(header: PictureHeader, fileName: string, like: LoadLike): OpenedImage {
  try {
    checkLoaderLimits(header, like.loader);
    const loading = loadingOf(header, like);
    const { shape, dtype, channelNames, notes } = loading;
    return { header, loading, notes, array: { read: like, shrink: 1, shape, dtype, channelNames } };
  } catch (error) {
    if (!(error instanceof LoaderRefusal)) throw error;
    const { suggestion } = error;
    throw refusedByLoader(
      fileName,
      error,
      typeof suggestion === 'string' ? [] : otherLoaders(header, suggestion.loaders),
    );
  }
}

/** What is wrong in the words of the loader; others that read the file may do. */
export function refusedByLoader(fileName: string, refusal: LoaderRefusal, others: readonly Loader[]): HumanError {
  const { message, suggestion } = refusal;
  return new HumanError(
    {
      message: l10n.t('{0}: {1}', fileName, message),
      suggestion: typeof suggestion === 'string' ? suggestion : adviceOf(suggestion, others),
      ...(others.length > 0 ? { remedies: ['loadLike'] } : {}),
    },
    { cause: refusal },
  );
}

function openArray(header: ArrayHeader, length: number, fileName: string): OpenedImage {
  try {
    const shape = npyShape(header);
    const dtype = numberType(header);
    checkNpyLength(header, length);
    const channels = shape.length === 2 ? 1 : (shape.at(-1) ?? 1);
    if (channels > 65536) throw new Error(l10n.t('its last axis has {0} channels', channels));
    return {
      header,
      loading: undefined,
      notes: [
        ...(header.fortranOrder ? [l10n.t('Stored in Fortran order; the array has the same values in C order.')] : []),
        ...(header.type?.bigEndian ? [l10n.t('Stored with the high bytes first.')] : []),
      ],
      array: {
        read: 'np.load',
        shrink: 1,
        shape,
        dtype,
        channelNames: Array.from({ length: channels }, (_, channel) => `channel ${channel}`),
      },
    };
  } catch (error) {
    if (error instanceof CutOffError) throw cutOff(error, fileName, header.format);
    const reason = error instanceof Error ? error.message : String(error);
    throw new HumanError(
      {
        message: l10n.t('{0} cannot be taken for an image: {1}.', fileName, reason),
        suggestion: l10n.t('Save an array of numbers with 2 to 4 axes, such as (height, width, channels).'),
      },
      { cause: error },
    );
  }
}

/** The file ends before the last of what its header promises. */
export function cutOff(error: CutOffError, fileName: string, format: string): HumanError {
  return new HumanError(
    {
      message: l10n.t(
        '{0} cannot be decoded: its {1} data is cut off, the file ends at byte {2}.',
        fileName,
        format,
        error.at,
      ),
      suggestion: l10n.t('Save or download the picture again.'),
    },
    { cause: error },
  );
}

/** Of a GIF a frame is decoded, which may be smaller or larger than the screen. */
function decodedSize({ height, width, gif }: PictureHeader, { loader }: LoadLike): readonly number[] {
  const frame = gif?.frames[libraryOf(loader)];
  return frame ? [frame.height, frame.width] : [height, width];
}

/** By how much both sides are divided so that the picture keeps to the limit; throws where that is not wanted. */
function shrinkOf(
  shape: readonly number[],
  fileName: string,
  { maxMegapixels, downscale }: LoadOptions,
  mayShrink: boolean,
): number {
  const [images = 1, height = 1, width = 1] = shape.length === 4 ? shape : [1, ...shape];
  const megapixels = (images * height * width) / 1e6;
  if (megapixels <= maxMegapixels) return 1;
  const possible = mayShrink && shape.length < 4 && Math.min(height, width) > 1;
  if (downscale && possible) {
    return Math.min(Math.ceil(Math.sqrt(megapixels / maxMegapixels)), height, width);
  }
  // Above what the setting can be raised to only a smaller picture helps.
  const raisable = megapixels <= MOST_MEGAPIXELS;
  throw new HumanError({
    message: l10n.t(
      '{0} has {1} × {2} pixels, {3} megapixels. Convscope reads at most {4}.',
      fileName,
      formatInteger(width),
      formatInteger(height),
      formatInteger(Math.round(megapixels)),
      formatInteger(maxMegapixels),
    ),
    suggestion: waysOut(possible, raisable),
    remedies: [...(possible ? (['downscale'] as const) : []), ...(raisable ? (['raiseLimit'] as const) : [])],
  });
}

function waysOut(shrinkable: boolean, raisable: boolean): string {
  if (!raisable) return l10n.t('Scale the picture down first.');
  return shrinkable
    ? l10n.t(
        'Inspect a smaller copy of it, or raise the limit {0} if this machine has the memory.',
        'convscope.maxMegapixels',
      )
    : l10n.t('Raise the limit {0} if this machine has the memory.', 'convscope.maxMegapixels');
}

function shrunk(shape: readonly number[], factor: number): readonly number[] {
  return shape.map((size, axis) => (axis < 2 ? Math.floor(size / factor) : size));
}

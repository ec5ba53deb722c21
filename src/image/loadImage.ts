import * as l10n from '@vscode/l10n';
import { tuple } from '../python/repr';
import type { ImageArray } from '../conv2d/load/imageArray';
import type { Loader } from '../conv2d/load/loaders';
import { sentences } from '../conv2d/sentences';
import { HumanError } from '../protocol/problem';
import type { ArrayValues } from './arrayValues';
import { CutOffError } from './bytes';
import { decodePicture } from './decodePicture';
import { LoaderRefusal, type Loading } from './load/loading';
import type { Pixels } from './load/pixels';
import { decodeNpy } from './npy/npyArray';
import { type LoadOptions, openImage, refusedByLoader } from './openImage';
import { adviceOf, loadingBy, otherLoaders } from './otherLoaders';
import type { PictureHeader, Raster } from './raster';
import { shrinkPixels } from './shrink';
import type { WebAssemblyCodecs } from './webAssembly';

/** An image as a loader of Python returns it. */
export interface LoadedImage extends ArrayValues {
  readonly format: string;
  readonly array: ImageArray;
  /** What loading did to the file's pixels, a sentence each. */
  readonly notes: readonly string[];
  /** Why the values may differ from the loader's own; absent where they are the same bytes. */
  readonly approximate?: string;
  /** Colours of the indices, red, green, blue and alpha for each, where the array holds those. */
  readonly palette?: Uint8Array;
}

/** Loads an image file by its content; throws a HumanError that names the file, what is wrong and what to do. */
export async function loadImage(
  bytes: Uint8Array,
  fileName: string,
  options: LoadOptions,
  codecs: WebAssemblyCodecs,
): Promise<LoadedImage> {
  const { header, loading, array, notes } = openImage(bytes, fileName, options);
  try {
    if (header.format === 'NPY' || !loading) {
      if (header.format !== 'NPY') throw new Error('There is no way to load it.');
      return { format: header.format, array, notes, dtype: array.dtype, bytes: decodeNpy(bytes, header) };
    }
    return await loadPicture(bytes, { header, loading, array, notes }, codecs);
  } catch (error) {
    if (header.format === 'NPY') throw explained(error, fileName, header.format, []);
    throw explained(error, fileName, header.format, await whoReads(bytes, header, error, codecs));
  }
}

/** Pictures with more pixels are not decoded only to say who could. */
const MOST_TRIED = 16_000_000;

/** Loaders that do read a file which another failed to decode, found out by letting them. */
async function whoReads(
  bytes: Uint8Array,
  header: PictureHeader,
  error: unknown,
  codecs: WebAssemblyCodecs,
): Promise<readonly Loader[]> {
  const first = error instanceof LoaderRefusal && typeof error.suggestion !== 'string' ? error.suggestion.loaders : [];
  if (header.height * header.width > MOST_TRIED) return [];
  const readers: Loader[] = [];
  for (const loader of otherLoaders(header, first)) {
    const loading = loadingBy(loader, header);
    try {
      if (loading) await decodeLike(bytes, header, loading, codecs);
      readers.push(loader);
    } catch {
      // It fails as well.
    }
  }
  return readers;
}

/** The values of the array as the loader makes them. */
async function decodeLike(
  bytes: Uint8Array,
  header: PictureHeader,
  loading: Loading,
  codecs: WebAssemblyCodecs,
): Promise<{ readonly raster: Raster; readonly pixels: Pixels }> {
  const raster = await decodePicture(bytes, header, codecs, loading.decode);
  checkSize(header, raster);
  const refused = raster.faults.find((fault) => fault.kind !== 'ignored' && !loading.tolerates(fault));
  if (refused) throw new Error(refused.text.replace(/[.。]$/, ''));
  return { raster, pixels: loading.apply(raster) };
}

interface OpenedPicture {
  readonly header: PictureHeader;
  readonly loading: Loading;
  readonly array: ImageArray;
  readonly notes: readonly string[];
}

async function loadPicture(
  bytes: Uint8Array,
  { header, loading, array, notes }: OpenedPicture,
  codecs: WebAssemblyCodecs,
): Promise<LoadedImage> {
  const { raster, pixels: loaded } = await decodeLike(bytes, header, loading, codecs);
  const { data, ...made } = array.shrink > 1 ? shrinkPixels(loaded, array.shrink) : loaded;
  const shape =
    array.shape.length === 2 && made.channels === 1
      ? [made.height, made.width]
      : [made.height, made.width, made.channels];
  if (tuple(shape) !== tuple(array.shape)) {
    throw new Error(
      l10n.t('its header promises an array of {0}, its pixels make one of {1}', tuple(array.shape), tuple(shape)),
    );
  }
  if (data.length !== shape.reduce((product, size) => product * size, 1)) {
    throw new Error(l10n.t('it holds fewer pixels than its header promises'));
  }
  const indices = array.channelNames[0] === 'palette index';
  return {
    format: header.format,
    array,
    notes: [...notes, ...raster.faults.map(({ text }) => text)],
    dtype: array.dtype,
    bytes: new Uint8Array(data.buffer, data.byteOffset, data.byteLength),
    ...(raster.approximate ? { approximate: raster.approximate } : {}),
    ...(indices && raster.palette ? { palette: raster.palette } : {}),
  };
}

/** A GIF's first frame may have another size than its screen; nothing else may. */
function checkSize({ format, height, width }: PictureHeader, raster: Raster): void {
  if (format === 'GIF' || (raster.height === height && raster.width === width)) return;
  throw new Error(
    l10n.t('its header claims {0} × {1} pixels, but it holds {2} × {3}', width, height, raster.width, raster.height),
  );
}

/** What a decoder says of a file, where it is meant to be read. */
function reasonOf(error: unknown): string {
  const own =
    error instanceof Error &&
    !(error instanceof TypeError) &&
    !(error instanceof RangeError) &&
    !(error instanceof WebAssembly.RuntimeError);
  const text = own ? error.message.replace(/[.:。：]+$/, '') : '';
  return /undefined|NaN|unexpected EOF/.test(text) || text.length > 200 ? '' : text;
}

function explained(error: unknown, fileName: string, format: string, readers: readonly Loader[]): unknown {
  if (error instanceof HumanError) return error;
  if (error instanceof LoaderRefusal) return refusedByLoader(fileName, error, readers);
  if (error instanceof RangeError && /allocation|array length|memory/i.test(error.message)) {
    return new HumanError(
      {
        message: l10n.t('{0} cannot be decoded: this machine has not enough memory for its pixels.', fileName),
        suggestion: l10n.t('Scale the picture down first.'),
      },
      { cause: error },
    );
  }
  const again = l10n.t('Save or download the picture again.');
  return new HumanError(
    {
      message: failureText(error, fileName, format),
      suggestion: readers.length > 0 ? sentences(again, adviceOf({}, readers)) : again,
      ...(readers.length > 0 ? { remedies: ['loadLike'] } : {}),
    },
    { cause: error },
  );
}

function failureText(error: unknown, fileName: string, format: string): string {
  if (error instanceof CutOffError)
    return l10n.t(
      '{0} cannot be decoded: its {1} data is cut off, the file ends at byte {2}.',
      fileName,
      format,
      error.at,
    );
  const reason = reasonOf(error);
  return reason === ''
    ? l10n.t('{0} cannot be decoded: its {1} data is damaged or of a rare kind.', fileName, format)
    : l10n.t('{0} cannot be decoded: its {1} data is damaged or of a rare kind ({2}).', fileName, format, reason);
}

import * as l10n from '@vscode/l10n';
import type { BmpFacts } from './bmp/bmpFacts';
import type { ImageFormat } from './format';
import type { GifFacts } from './gif/gifFacts';
import type { Library } from './library';
import type { NpyType } from './npy/npyTypes';
import type { PnmFacts } from './pnm/pnmFacts';
import type { TiffFacts } from './tiff/tiffFacts';

/** What the stored samples of a pixel mean. */
export type Colour = 'grey' | 'rgb' | 'palette' | 'ycbcr' | 'cmyk' | 'ycck' | 'lab';

/** What a picture's header tells: of the samples as they are stored, before any loader has its way with them. */
export interface PictureHeader {
  readonly format: Exclude<ImageFormat, 'NPY'>;
  /** As stored: before the orientation is applied. */
  readonly height: number;
  readonly width: number;
  readonly colour: Colour;
  /** Bits of one sample. */
  readonly bits: number;
  readonly sample: 'uint' | 'int' | 'float';
  /** Channels beside the colours; the first one is alpha where `alpha` is set. */
  readonly extra: number;
  readonly alpha: boolean;
  /** A palette with transparent colours, or one colour that is transparent. */
  readonly transparency: boolean;
  /** Stored orientation, 1 to 8 (EXIF 2.32, tag 0x0112). */
  readonly orientation: number;
  /** What only one format has, and only some loaders look at. */
  readonly bmp?: BmpFacts;
  readonly gif?: GifFacts;
  readonly pnm?: PnmFacts;
  readonly tiff?: TiffFacts;
  /** PNG: gamma of the file in units of 1/100,000, where it tells one. */
  readonly gamma?: number;
  /** PNG: how many bits of a sample are said to mean something, the most of its colours. */
  readonly sampleBits?: number;
  /** JPEG: how the coefficients are coded; 4-ink files: whether Adobe's marker is there. */
  readonly jpeg?: { readonly process: string; readonly adobe: boolean };
  /** WebP: it is an animation. */
  readonly animated?: boolean;
  /** WebP: it has a channel of alpha, in which every pixel is opaque whatever the file holds. */
  readonly opaque?: boolean;
  /** Where libraries do not agree on what has been said so far. */
  readonly views?: Readonly<Partial<Record<Library, LibraryView>>>;
}

/** What one library finds in a file where others find something else. */
export interface LibraryView extends Partial<
  Pick<PictureHeader, 'alpha' | 'opaque' | 'transparency' | 'gamma' | 'sampleBits' | 'orientation' | 'animated'>
> {
  /** Why it does not read the file, in its own words. */
  readonly refusal?: string;
}

/** The header of a NumPy array. */
export interface ArrayHeader {
  readonly format: 'NPY';
  readonly shape: readonly number[];
  /** As the file names its type, such as `<f4`, for messages. */
  readonly descriptor: string;
  /** Undefined where the elements are no plain numbers. */
  readonly type: NpyType | undefined;
  readonly fortranOrder: boolean;
  /** Where the values begin. */
  readonly offset: number;
}

export type ImageHeader = PictureHeader | ArrayHeader;

export type Samples =
  Uint8Array | Uint16Array | Uint32Array | Int8Array | Int16Array | Int32Array | Float32Array | Float64Array;

/** A decoded picture: samples as stored, one element each, channels interleaved, rows from the top. */
export interface Raster {
  readonly height: number;
  readonly width: number;
  /** Samples of one pixel. */
  readonly channels: number;
  readonly samples: Samples;
  /** The largest value of each channel, where it is not that of all its bits. */
  readonly levels?: readonly number[];
  /** Colours of a palette: red, green, blue, alpha for each index. */
  readonly palette?: Uint8Array;
  /** The colours were written with 8 bits where 16 are asked for. */
  readonly narrowPalette?: boolean;
  /** Samples of the one transparent colour. */
  readonly transparent?: readonly number[];
  /** The pixels may differ from those of the loader's own decoder. */
  readonly approximate?: string;
  /** What is wrong with the file, although its pixels could be decoded. */
  readonly faults: readonly Fault[];
}

/** Damage that some loaders read over and others refuse. */
export interface Fault {
  /** Where: in the header, among the pixels, in text and other metadata, at the end, or pixels after which the file is cut off; or it is known that
   * the loader at hand reads over it. */
  readonly kind: 'header' | 'pixels' | 'metadata' | 'end' | 'cut' | 'index' | 'range' | 'ignored';
  /** A sentence. */
  readonly text: string;
}

/** How the user reads what the samples mean. */
export function colourWord(colour: Colour): string {
  switch (colour) {
    case 'grey':
      return l10n.t('grey');
    case 'palette':
      return l10n.t('palette');
    default:
      return colour;
  }
}

/** Number of stored colours of a pixel, without alpha and other extra channels. */
export function coloursOf(colour: Colour): number {
  return { grey: 1, palette: 1, rgb: 3, ycbcr: 3, lab: 3, cmyk: 4, ycck: 4 }[colour];
}

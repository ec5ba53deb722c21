import type { Trace } from '../conv2d/trace';
import type { Extent } from '../conv2d/inputWindow';
import { inputWindow } from '../conv2d/inputWindow';
import { ITEM_SIZES } from '../conv2d/load/loaders';
import { shapesOf } from '../conv2d/shapes';
import type { DecodedImage } from '../engine/decodeImage';
import type { PixelWindow } from '../engine/pixelWindow';
import type { LoadOptions } from '../image/openImage';

/** An image file, and how it is to be loaded. */
export interface ImageSource {
  /** Another one for another file, another state of it, or another way to load it. */
  readonly id: string;
  readonly fileName: string;
  readonly options: LoadOptions;
  /** The file's bytes; they are transferred to a worker, so that the caller must not use them afterwards. */
  read(signal?: AbortSignal): Promise<Uint8Array>;
}

/** All images together that are not the latest one may have so many bytes. */
const MOST_BYTES = 256 * 2 ** 20;

/** Decoded images, so that another layer need not decode them again: the latest one, and small ones before it. */
export class KeptImages {
  readonly #images = new Map<string, DecodedImage>();

  get(id: string): DecodedImage | undefined {
    const image = this.#images.get(id);
    if (image) this.keep(id, image);
    return image;
  }

  keep(id: string, image: DecodedImage): void {
    this.#images.delete(id);
    this.#images.set(id, image);
    let bytes = 0;
    for (const [other, { values }] of [...this.#images].reverse()) {
      bytes += values.bytes.length;
      if (other !== id && bytes > MOST_BYTES) this.#images.delete(other);
    }
  }

  clear(): void {
    this.#images.clear();
  }
}

/** The part of an image that some cells of the output are made from, copied out of it. */
export function pixelWindow(
  { values: { bytes, dtype } }: Pick<DecodedImage, 'values'>,
  { image, arguments: args }: Trace,
  cells: { readonly image: number; readonly rows: Extent; readonly columns: Extent },
): PixelWindow {
  const shapes = shapesOf(image, args);
  const rows = inputWindow(shapes.rows, cells.rows);
  const columns = inputWindow(shapes.columns, cells.columns);
  const { height, width, channels } = image;
  const row = width * channels * ITEM_SIZES[dtype];
  const first = cells.image * height * row;
  return {
    bytes: bytes.slice(first + rows.from * row, first + rows.to * row),
    dtype,
    width,
    channels,
    rows,
    columns,
  };
}

import type { Extent } from '../conv2d/inputWindow';
import { ITEM_SIZES } from '../conv2d/load/loaders';
import type { DecodedImage } from '../engine/decodeImage';
import type { RgbaPicture } from '../protocol/values';
import type { ImageSource } from './keptImages';
import { bandsOf, checkPart, type Size } from './partBands';
import type { WorkerPool } from './workerPool';

/** Rows and columns of an image, and how many pixels are wanted of them; at most as many as there are. */
export interface ImagePart {
  readonly source: ImageSource;
  readonly rows: Extent;
  readonly columns: Extent;
  readonly size: Size;
}

/** A part of the image as a picture; of a batch the first image. */
export async function askImagePart(
  pool: WorkerPool,
  decoded: DecodedImage,
  { rows, columns, size }: ImagePart,
  signal?: AbortSignal,
): Promise<RgbaPicture> {
  const [height = 0, width = 0] = decoded.shape.slice(-3);
  checkPart(rows, columns, { height, width });
  const data = new Uint8ClampedArray(4 * size.height * size.width);
  await Promise.all(
    bandsOf(rows, columns, size).map(async (band) => {
      const { answer } = await pool.ask({
        name: 'imagePart',
        urgent: true,
        repeatable: true,
        signal,
        make: () => {
          const { bytes, ...part } = cut(decoded, band.rows, columns);
          const { look } = decoded;
          const request = { bytes, ...part, look, size: { height: band.to - band.from, width: size.width } };
          return { request, transfer: [bytes.buffer] };
        },
      });
      data.set(answer.data, 4 * band.from * size.width);
    }),
  );
  return { ...size, data };
}

/** A copy of some rows and columns. */
function cut({ shape, values: { dtype, bytes } }: DecodedImage, rows: Extent, columns: Extent) {
  const [, width = 1, channels = 1] = shape.length === 4 ? shape.slice(1) : shape;
  const pixel = channels * ITEM_SIZES[dtype];
  const size = { height: rows.to - rows.from, width: columns.to - columns.from, channels };
  const part = new Uint8Array(size.height * size.width * pixel);
  for (let row = 0; row < size.height; row++) {
    const from = ((rows.from + row) * width + columns.from) * pixel;
    part.set(bytes.subarray(from, from + size.width * pixel), row * size.width * pixel);
  }
  return { bytes: part, dtype, shape: size };
}

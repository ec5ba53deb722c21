import { outputSize } from '../conv2d/shapes';
import type { DecodedImage } from '../engine/decodeImage';
import type { KernelPicturesRequest, MapPicturesRequest } from '../engine/savedPictures';
import { firstMaps } from '../engine/thumbnails';
import type { MapLook } from '../picture/mapLook';
import type { Pixels } from '../picture/pixels';
import type { OutputValues, RunValues } from '../protocol/values';
import { askImagePart } from './imageQueries';
import type { ImageSource } from './keptImages';
import { askMapPart, type OutputQuery } from './outputQueries';
import type { WorkerPool } from './workerPool';

/** One feature map, and how it is to be shown. */
export interface MapPictureRequest extends OutputQuery {
  readonly filter: number;
  readonly look: MapLook;
}

/** Makes PNG files in the workers: whoever asks has no time to draw and compress. */
export class PictureQueries {
  constructor(
    private readonly pool: WorkerPool,
    private readonly imageOf: (source: ImageSource, signal?: AbortSignal) => Promise<DecodedImage>,
  ) {}

  /** The image itself, one pixel for each of its own; of a batch the first one. */
  async image(source: ImageSource, signal?: AbortSignal): Promise<Uint8Array> {
    const decoded = await this.imageOf(source, signal);
    const [height = 0, width = 0] = decoded.shape.slice(-3);
    const part = { source, rows: { from: 0, to: height }, columns: { from: 0, to: width }, size: { height, width } };
    const request = await askImagePart(this.pool, decoded, part, signal);
    // Given away, not copied: it may be large.
    const make = (): Made<Pixels> => ({ request, transfer: [request.data.buffer] });
    return (await this.pool.ask({ name: 'png', urgent: true, signal, make })).answer;
  }

  /** A feature map, one pixel for each value. */
  async map({ look, ...request }: MapPictureRequest, signal?: AbortSignal): Promise<Uint8Array> {
    const decoded = await this.imageOf(request.source, signal);
    const { height, width } = outputSize(request.trace);
    const size = { height, width };
    const all = { rows: { from: 0, to: height }, columns: { from: 0, to: width }, size };
    const { data } = await askMapPart(this.pool, decoded, { ...request, image: 0, ...all }, signal);
    const make = (): Made<MapPicturesRequest> => ({
      request: { ...size, data, looks: [look] },
      transfer: [data.buffer],
    });
    const [png] = (await this.pool.ask({ name: 'mapPictures', urgent: true, signal, make })).answer;
    if (!png) throw new Error('The worker made no picture.');
    return png;
  }

  /** One picture for each of the maps. */
  async maps(request: MapPicturesRequest): Promise<readonly Uint8Array[]> {
    const make = (): Made<MapPicturesRequest> => ({ request });
    return (await this.pool.ask({ name: 'mapPictures', urgent: true, repeatable: true, make })).answer;
  }

  /** One picture for each of the filters, or one of all of them. */
  async kernel(request: KernelPicturesRequest): Promise<readonly Uint8Array[]> {
    const make = (): Made<KernelPicturesRequest> => ({ request });
    return (await this.pool.ask({ name: 'kernelPictures', urgent: true, repeatable: true, make })).answer;
  }

  /** Small ones of the first filters, for places that show nothing but an image. */
  async kernelThumbnail(kernel: RunValues['kernel']): Promise<Uint8Array> {
    const make = (): Made<RunValues['kernel']> => ({ request: kernel });
    return (await this.pool.ask({ name: 'kernelThumbnail', urgent: true, repeatable: true, make })).answer;
  }

  /** The same of the first feature maps. */
  async outputThumbnail(maps: OutputValues['maps']): Promise<Uint8Array> {
    const make = (): Made<OutputValues['maps']> => ({ request: firstMaps(maps) });
    return (await this.pool.ask({ name: 'outputThumbnail', urgent: true, repeatable: true, make })).answer;
  }

  /** What has been drawn already. */
  async encode(request: Pixels): Promise<Uint8Array> {
    const make = (): Made<Pixels> => ({ request });
    return (await this.pool.ask({ name: 'png', urgent: true, repeatable: true, make })).answer;
  }
}

/** What a worker is given, and which buffers go with it. */
interface Made<Request> {
  readonly request: Request;
  readonly transfer?: readonly ArrayBuffer[];
}

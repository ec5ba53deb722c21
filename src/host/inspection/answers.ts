import type { ComputeClient } from '../../compute/computeClient';
import type { WriteAt } from '../../compute/exportOutput';
import type { ImagePart } from '../../compute/imageQueries';
import type { CellRequest, MapPartRequest, OutputQuery } from '../../compute/outputQueries';
import type { MapLook } from '../../picture/mapLook';
import type { BlockValues, CellValues, ComparedMaps, RgbaPicture } from '../../protocol/values';

/** Answers questions about the image and the output that are shown; each throws a HumanError where there are none. */
export class Answers {
  /** @param asking what is shown; throws a HumanError where nothing is */
  constructor(
    private readonly client: () => Promise<ComputeClient>,
    private readonly asking: () => OutputQuery,
  ) {}

  /** The dot product behind one cell of the output. */
  async cell(place: Pick<CellRequest, 'y' | 'x' | 'filter'>, signal?: AbortSignal): Promise<CellValues> {
    return (await this.client()).cell({ ...this.asking(), image: 0, ...place }, signal);
  }

  /** A part of a feature map, averaged down to what is wanted of it. */
  async mapPart(part: Omit<MapPartRequest, keyof OutputQuery | 'image'>, signal?: AbortSignal): Promise<BlockValues> {
    return (await this.client()).mapPart({ ...this.asking(), image: 0, ...part }, signal);
  }

  /** A part of the image, as a picture. */
  async imagePart(part: Omit<ImagePart, 'source'>, signal?: AbortSignal): Promise<RgbaPicture> {
    return (await this.client()).imagePart({ source: this.asking().source, ...part }, signal);
  }

  /** A feature map beside that of another result. */
  async compare(a: OutputQuery, filter: number, signal?: AbortSignal): Promise<ComparedMaps> {
    return (await this.client()).comparisons.maps({ a, b: this.asking(), filter }, signal);
  }

  /** The image as a PNG, every pixel of it. */
  async imagePng(signal?: AbortSignal): Promise<Uint8Array> {
    return (await this.client()).pictures.image(this.asking().source, signal);
  }

  /** A feature map as a PNG, every value of it. */
  async mapPng(filter: number, look: MapLook, signal?: AbortSignal): Promise<Uint8Array> {
    return (await this.client()).pictures.map({ ...this.asking(), filter, look }, signal);
  }

  /** Makes other pictures of what is shown. */
  async pictures(): Promise<ComputeClient['pictures']> {
    return (await this.client()).pictures;
  }

  /** Writes the whole output, or one feature map of it, as `.npy`. */
  async exportOutput(
    filter: number | undefined,
    write: WriteAt,
    progress: (share: number) => void,
    signal: AbortSignal,
  ): Promise<void> {
    const only = filter === undefined ? {} : { filter };
    await (await this.client()).exportOutput({ ...this.asking(), ...only }, write, progress, signal);
  }
}

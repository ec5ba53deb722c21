import { colourChannels } from '../conv2d/load/imageArray';
import { encode } from 'fast-png';
import { areaAverage, fitWithin, greyLevel, rangeOf } from '../picture/areaAverage';
import { kernelColour, type KernelFace, kernelShape } from '../picture/kernelPicture';
import type { OutputValues, RunValues } from '../protocol/values';

const COLUMNS = 8;
const GAP = 3;
/** More filters than this are not shown in a thumbnail. */
const MOST = 32;
const SIDE = 36;

/** A sheet of tiles on a transparent ground. */
class Sheet {
  readonly #columns: number;
  readonly #width: number;
  readonly #height: number;
  readonly #data: Uint8Array;

  constructor(
    tiles: number,
    private readonly tileHeight: number,
    private readonly tileWidth: number,
  ) {
    this.#columns = Math.min(COLUMNS, tiles);
    const rows = Math.ceil(tiles / this.#columns);
    this.#width = this.#columns * (tileWidth + GAP) - GAP;
    this.#height = rows * (tileHeight + GAP) - GAP;
    this.#data = new Uint8Array(4 * this.#width * this.#height);
  }

  set(tile: number, y: number, x: number, [red, green, blue]: readonly [number, number, number]): void {
    const row = Math.floor(tile / this.#columns) * (this.tileHeight + GAP) + y;
    const column = (tile % this.#columns) * (this.tileWidth + GAP) + x;
    this.#data.set([red, green, blue, 255], 4 * (row * this.#width + column));
  }

  toPng(): Uint8Array {
    return encode({ width: this.#width, height: this.#height, data: this.#data, channels: 4, depth: 8 });
  }
}

/** The first filters of a kernel, each weight a small square; in the image's colours where it has those. */
export function kernelThumbnail(kernel: RunValues['kernel']): Uint8Array {
  const face: KernelFace = kernel.groups === 1 ? (colourChannels(kernel.channelNames) ?? 0) : 0;
  const limit = Math.max(-kernel.statistics.min, kernel.statistics.max);
  const { height, width, filters } = kernelShape(kernel);
  const tiles = Math.min(filters, MOST);
  const scale = Math.max(1, Math.floor(SIDE / Math.max(height, width)));
  // A kernel larger than a tile is sampled, not shown whole.
  const shownHeight = Math.min(height * scale, SIDE);
  const shownWidth = Math.min(width * scale, SIDE);
  const sheet = new Sheet(tiles, shownHeight, shownWidth);
  for (let tile = 0; tile < tiles; tile++) {
    for (let y = 0; y < shownHeight; y++) {
      for (let x = 0; x < shownWidth; x++) {
        const fromY = Math.floor((y * height) / shownHeight);
        const fromX = Math.floor((x * width) / shownWidth);
        sheet.set(tile, y, x, kernelColour(kernel, tile, face, fromY, fromX, limit));
      }
    }
  }
  return sheet.toPng();
}

/** Feature maps to make a sheet of: (filters, height, width) in C order. */
export type MapSheet = OutputValues['maps'];

/** As many of the first feature maps as a sheet shows. */
export function firstMaps({ height, width, data }: OutputValues['maps']): MapSheet {
  return { height, width, data: data.slice(0, MOST * height * width) };
}

/** The first feature maps in grey. */
export function outputThumbnail(maps: MapSheet): Uint8Array {
  const tiles = Math.min(maps.data.length / (maps.height * maps.width), MOST);
  const size = fitWithin(maps.height, maps.width, SIDE);
  const sheet = new Sheet(tiles, size.height, size.width);
  const area = maps.height * maps.width;
  for (let tile = 0; tile < tiles; tile++) {
    const map = maps.data.subarray(tile * area, (tile + 1) * area);
    const small = areaAverage(map, { height: maps.height, width: maps.width, channels: 1 }, size);
    const range = rangeOf(small);
    small.forEach((value, at) => {
      const level = greyLevel(value, range);
      sheet.set(tile, Math.floor(at / size.width), at % size.width, [level, level, level]);
    });
  }
  return sheet.toPng();
}

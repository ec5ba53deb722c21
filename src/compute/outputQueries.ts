import * as l10n from '@vscode/l10n';
import { elementwise } from '../conv2d/activation/elementwise';
import { allCells, type Extent } from '../conv2d/inputWindow';
import { outputSize, shapesOf } from '../conv2d/shapes';
import type { Trace } from '../conv2d/trace';
import type { DecodedImage } from '../engine/decodeImage';
import type { LayerCall } from '../engine/engine';
import { layerSpecOf } from '../engine/layerSpec';
import type { PixelWindow } from '../engine/pixelWindow';
import { HumanError } from '../protocol/problem';
import type { Backend, BlockValues, CellValues } from '../protocol/values';
import { type ImageSource, pixelWindow } from './keptImages';
import { bandsOf, checkPart, type Size } from './partBands';
import type { WorkerPool } from './workerPool';

/** A layer on an image, and the backend of the run whose output is asked about. */
export interface OutputQuery {
  readonly source: ImageSource;
  readonly trace: Trace;
  readonly backend: Backend;
}

export interface CellRequest extends OutputQuery {
  readonly image: number;
  readonly y: number;
  readonly x: number;
  readonly filter: number;
}

export interface BlockRequest extends OutputQuery {
  readonly image: number;
  readonly rows: Extent;
  readonly columns: Extent;
  /** Only this one; all, and all columns, where it is absent. */
  readonly filter?: number;
}

/** @throws HumanError where there is no such cell */
export async function askCell(
  pool: WorkerPool,
  decoded: DecodedImage,
  { image, y, x, filter, ...query }: CellRequest,
  signal?: AbortSignal,
): Promise<CellValues> {
  checkInside(query.trace, { image, y, x, filter });
  const rows = { from: y, to: y + 1 };
  const columns = columnsFor(query.trace, { from: x, to: x + 1 });
  const { answer } = await pool.ask({
    name: 'cell',
    urgent: true,
    repeatable: true,
    signal,
    make: () => {
      const window = pixelWindow(decoded, query.trace, { image, rows, columns });
      return { request: { ...callOf(query), window, y, x, filter, at: x - columns.from } };
    },
  });
  return answer;
}

/** One feature map, or a part of it, averaged down. */
export interface MapPartRequest extends BlockRequest {
  readonly filter: number;
  /** At most as many rows and columns as the part has. */
  readonly size: Size;
}

export async function askBlock(
  pool: WorkerPool,
  decoded: DecodedImage,
  { filter, size, ...block }: BlockRequest & { readonly size?: Size },
  signal?: AbortSignal,
): Promise<BlockValues> {
  const { answer } = await pool.ask({
    name: 'block',
    urgent: true,
    repeatable: true,
    signal,
    make: () => ({
      request: {
        ...blockCall(decoded, block),
        ...(filter === undefined ? {} : { filter }),
        ...(size ? { size } : {}),
      },
    }),
  });
  return answer;
}

/** What a worker needs for a part of the output: the layer, and the pixels that it looks at there. */
export function blockCall(
  decoded: DecodedImage,
  { image, rows, columns: wanted, ...query }: Omit<BlockRequest, 'filter' | 'source'>,
): LayerCall & { readonly window: PixelWindow; readonly columns: Extent } {
  const columns = columnsFor(query.trace, wanted);
  return {
    ...callOf(query),
    window: pixelWindow(decoded, query.trace, { image, rows, columns }),
    columns: { from: wanted.from - columns.from, to: wanted.to - columns.from },
  };
}

/** Values that are computed for each one of a single filter: softmax and its like look at all filters. */
export function computedForOne({ arguments: args }: Trace): number {
  return elementwise(args.activation) === undefined ? args.filters : 1;
}

/** @returns (size.height, size.width) */
export async function askMapPart(
  pool: WorkerPool,
  decoded: DecodedImage,
  request: MapPartRequest,
  signal?: AbortSignal,
): Promise<BlockValues> {
  const { image, rows, columns, size, filter, trace } = request;
  checkInside(trace, { image, y: 0, x: 0, filter });
  checkPart(rows, columns, outputSize(trace));
  const data = new Float32Array(size.height * size.width);
  await Promise.all(
    bandsOf(rows, columns, size, computedForOne(trace)).map(async (band) => {
      const bandSize = { height: band.to - band.from, width: size.width };
      const block = await askBlock(pool, decoded, { ...request, rows: band.rows, size: bandSize }, signal);
      data.set(block.data, band.from * size.width);
    }),
  );
  return { shape: [size.height, size.width], data };
}

/** Refuses a cell that the output does not have. */
export function checkInside(trace: Trace, cell: Readonly<Record<'image' | 'y' | 'x' | 'filter', number>>): void {
  const { images, height, width, filters } = outputSize(trace);
  const limits = { image: images, y: height, x: width, filter: filters };
  for (const name of ['image', 'y', 'x', 'filter'] as const) {
    const inside = Number.isInteger(cell[name]) && cell[name] >= 0 && cell[name] < limits[name];
    if (!inside) {
      throw new HumanError({
        message: noCell(name, cell[name]),
        suggestion: l10n.t('Choose a whole number from {0} to {1}.', 0, limits[name] - 1),
      });
    }
  }
}

function noCell(name: 'image' | 'y' | 'x' | 'filter', value: number): string {
  switch (name) {
    case 'image':
      return l10n.t('The output has no cell with image {0}.', value);
    case 'filter':
      return l10n.t('The output has no cell with filter {0}.', value);
    default:
      return l10n.t('The output has no cell with {0} {1}.', name, value);
  }
}

function callOf({ trace, backend }: Omit<OutputQuery, 'source'>): LayerCall {
  return { layer: layerSpecOf(trace), backend, activation: trace.arguments.activation };
}

/** With channels_first, softmax and its like look at the whole width. */
function columnsFor({ image, arguments: args }: Trace, wanted: Extent): Extent {
  const along = elementwise(args.activation) === undefined && args.dataFormat === 'channels_first';
  return along ? allCells(shapesOf(image, args).columns) : wanted;
}

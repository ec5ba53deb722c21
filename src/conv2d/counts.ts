import type { Conv2DArguments } from './arguments';
import { pads, span } from './geometry';
import type { LayerShapes } from './shapes';

/** How large and how costly a layer is for one batch. */
export interface Counts {
  readonly kernelParameters: number;
  readonly biasParameters: number;
  readonly parameters: number;
  /** Products that are added up; bias and activation are not counted. */
  readonly multiplyAdds: number;
  /** Every multiplication and every addition of the convolution counts as one operation. */
  readonly flops: number;
  /** What torchinfo prints as mult-adds: it counts the bias as one more product for each output (layer_info.py). */
  readonly torchinfoMultiplyAdds: number;
}

export function countsOf(args: Conv2DArguments, { images, kernel, outHeight, outWidth }: LayerShapes): Counts {
  const kernelParameters = kernel.reduce((product, size) => product * size, 1);
  const biasParameters = args.useBias ? args.filters : 0;
  const cells = images * outHeight * outWidth;
  const multiplyAdds = kernelParameters * cells;
  return {
    kernelParameters,
    biasParameters,
    parameters: kernelParameters + biasParameters,
    multiplyAdds,
    flops: 2 * multiplyAdds,
    torchinfoMultiplyAdds: (kernelParameters + biasParameters) * cells,
  };
}

/** What one output cell sees of the image along one axis. */
export interface CellView {
  /** Pixels from the first to the last one that it looks at. */
  readonly span: number;
  /** Pixels from one cell's view to the next one's. */
  readonly stride: number;
  /** Pixels of padding before and after the image. */
  readonly before: number;
  readonly after: number;
}

/** The receptive field of an output cell: cell (y, x) sees rows y · stride - before and on. */
export interface ReceptiveField {
  readonly rows: CellView;
  readonly columns: CellView;
}

export function receptiveFieldOf({ rows, columns }: LayerShapes): ReceptiveField {
  const view = (sliding: LayerShapes['rows']): CellView => ({
    span: span(sliding),
    stride: sliding.stride,
    ...pads(sliding),
  });
  return { rows: view(rows), columns: view(columns) };
}

import type { Conv2DArguments } from './arguments';
import { outputLength, type Sliding } from './geometry';
import type { ImageShape } from './load/imageArray';

/** Every size that follows from an image and a layer; what comes out may be impossible, which `checkBuild` says. */
export interface LayerShapes {
  readonly images: number;
  readonly rows: Sliding;
  readonly columns: Sliding;
  /** Channels that one filter looks at. */
  readonly channelsPerGroup: number;
  readonly outHeight: number;
  readonly outWidth: number;
  readonly batch: readonly number[];
  /** (height, width, channels per group, filters), whatever the data format. */
  readonly kernel: readonly number[];
  /** What `compute_output_shape` says, which knows nothing of the activation. */
  readonly convolution: readonly number[];
  /** What the call returns: glu halves the last axis. */
  readonly output: readonly number[];
}

/** Puts sizes into the order of the data format. */
export function ordered<T>(format: Conv2DArguments['dataFormat'], height: T, width: T, channels: T): readonly T[] {
  return format === 'channels_last' ? [height, width, channels] : [channels, height, width];
}

/** Keras: keras/src/layers/convolutional/base_conv.py, keras/src/ops/operation_utils.py. */
export function shapesOf(image: ImageShape, args: Conv2DArguments): LayerShapes {
  const { filters, kernelSize, strides, dilationRate, padding, groups, dataFormat, activation } = args;
  const axis = (input: number, at: 0 | 1): Sliding => ({
    input,
    kernel: kernelSize[at],
    stride: strides[at],
    dilation: dilationRate[at],
    padding,
  });
  const rows = axis(image.height, 0);
  const columns = axis(image.width, 1);
  const outHeight = outputLength(rows);
  const outWidth = outputLength(columns);
  const channelsPerGroup = image.channels / groups;
  const convolution = [image.images, ...ordered(dataFormat, outHeight, outWidth, filters)];
  return {
    images: image.images,
    rows,
    columns,
    channelsPerGroup,
    outHeight,
    outWidth,
    batch: [image.images, ...ordered(dataFormat, image.height, image.width, image.channels)],
    kernel: [...kernelSize, channelsPerGroup, filters],
    convolution,
    output: convolution.map((size, at) => (activation === 'glu' && at === 3 ? size / 2 : size)),
  };
}

/** The sizes of a layer's output by what they count; glu halves one of them. */
export interface OutputSize {
  readonly images: number;
  readonly height: number;
  readonly width: number;
  readonly filters: number;
}

/** The output of a trace's layer, whatever the order of its axes. */
export function outputSize({
  image,
  arguments: args,
}: {
  readonly image: ImageShape;
  readonly arguments: Conv2DArguments;
}): OutputSize {
  const [images = 1, second = 0, third = 0, last = 0] = shapesOf(image, args).output;
  return args.dataFormat === 'channels_last'
    ? { images, height: second, width: third, filters: last }
    : { images, height: third, width: last, filters: second };
}

/** The shape of the whole output as an array, or of one of its feature maps. */
export function exportedShape(trace: Parameters<typeof outputSize>[0], filter: number | undefined): readonly number[] {
  if (filter === undefined) return shapesOf(trace.image, trace.arguments).output;
  const { images, height, width } = outputSize(trace);
  return images === 1 ? [height, width] : [images, height, width];
}

/** Pixels that one row of the output looks at, each counted for every cell that does. */
export function tapsOfRow({ image, arguments: args }: Parameters<typeof outputSize>[0]): number {
  const { rows, columns, outWidth } = shapesOf(image, args);
  return rows.kernel * columns.kernel * outWidth;
}

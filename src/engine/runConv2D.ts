import { colourChannels } from '../conv2d/load/imageArray';
import type { Trace } from '../conv2d/trace';
import { areaAverage, fitWithin } from '../picture/areaAverage';
import type { OutputValues, RunValues, Stage, Statistics, WeightValues } from '../protocol/values';
import { Conv2DLayer } from './conv2dLayer';
import { floatsOf } from './floats';
import { checkLimits } from './limits';
import { mergeStatistics, type Slicing, sliceStatistics } from './statistics';
import { startBackend, type Tensor, tensor4d, tfjsVersion, tidy, transpose } from './tensorflow';
import { kernelThumbnail, outputThumbnail } from './thumbnails';

/** Longest side of a feature map's preview. */
const MAP_SIDE = 192;
/** All previews together hold at most this many values, so that 4,096 filters do not fill the panel's memory. */
const MAP_VALUES = 2 ** 21;

/** Values of the run other than those that the caller measures. */
export type LayerValues = Omit<RunValues, 'timings'> & { readonly timings: Omit<RunValues['timings'], 'decode'> };

/**
 * Builds the traced layer, calls it once on the whole image, and reduces what it made.
 *
 * @param image the values of the array that the trace is of, as float32 in C order; not changed
 * @param report called before each stage
 */
export async function runConv2D(
  trace: Trace,
  image: Float32Array,
  report: (stage: Stage) => void,
): Promise<LayerValues> {
  checkLimits(trace);
  report('building');
  const started = Date.now();
  const backend = await startBackend();
  const layer = new Conv2DLayer(trace.arguments, trace.seed);
  const weightsBeforeCall = layer.getWeights().length;
  const built = Date.now();

  report('calling');
  const batch = batchOf(trace, image);
  const made = tidy(() => single(layer.apply(batch)));
  const outputData = floatsOf(made);
  const called = Date.now();

  report('summarising');
  const [kernelTensor, biasTensor] = layer.getWeights();
  if (!kernelTensor) throw new Error('The layer was called but has no kernel.');
  const kernel = weightValues(kernelTensor);
  const bias = biasTensor && weightValues(biasTensor);
  const output = outputValues(outputData, made.shape, trace);
  const inputShape = batch.shape;
  for (const resource of [layer, batch, made]) resource.dispose();
  const limit = Math.max(-kernel.statistics.min, kernel.statistics.max);
  const { channelNames } = trace.image.array;
  const face = trace.arguments.groups === 1 ? (colourChannels(channelNames) ?? 0) : 0;
  const filters = sliceStatistics(kernel.data, { slices: trace.arguments.filters, run: 1 });
  return {
    weightsBeforeCall,
    inputShape,
    kernel: { ...kernel, filters, groups: trace.arguments.groups, channelNames },
    bias,
    output,
    seed: trace.seed,
    backend,
    tfjs: tfjsVersion,
    thumbnails: { kernel: kernelThumbnail(kernel, face, limit), output: outputThumbnail(output) },
    timings: { build: built - started, call: called - built, summarise: Date.now() - called },
  };
}

/** The batch, in the order of axes that the layer wants. */
function batchOf(
  { image: { images, height, width, channels }, arguments: { dataFormat } }: Trace,
  values: Float32Array,
): Tensor {
  return tidy(() => {
    const batch = tensor4d(values, [images, height, width, channels]);
    return dataFormat === 'channels_first' ? transpose(batch, [0, 3, 1, 2]) : batch;
  });
}

function single(result: ReturnType<Conv2DLayer['apply']>): Tensor {
  if (Array.isArray(result) || !('dataSync' in result)) throw new Error('The layer did not return one tensor.');
  return result;
}

function weightValues(tensor: Tensor): WeightValues {
  const data = new Float32Array(floatsOf(tensor));
  return { shape: tensor.shape, data, statistics: mergeStatistics(sliceStatistics(data, { slices: 1, run: 1 })) };
}

function outputValues(data: Float32Array, shape: readonly number[], trace: Trace): OutputValues {
  const [images = 1, second = 0, third = 0, last = 0] = shape;
  const channelsLast = trace.arguments.dataFormat === 'channels_last';
  const [height, width, filters] = channelsLast ? [second, third, last] : [third, last, second];
  const side = Math.min(MAP_SIDE, Math.floor(Math.sqrt(MAP_VALUES / filters)));
  const size = fitWithin(height, width, side);
  const slicing: Slicing = { slices: filters, run: channelsLast ? 1 : height * width };
  const perFilter: readonly Statistics[] = sliceStatistics(data, slicing);
  // Of a batch the first image's maps are shown.
  const first = data.subarray(0, data.length / images);
  const maps = channelsLast
    ? areaAverage(first, { height, width, channels: filters }, size)
    : averagePlanes(first, { height, width }, filters, size);
  return {
    shape,
    statistics: mergeStatistics(perFilter),
    size: { height, width },
    filters: perFilter,
    maps: { ...size, data: maps },
  };
}

/** Small pictures of planes that lie one after the other. */
function averagePlanes(
  data: Float32Array,
  { height, width }: { readonly height: number; readonly width: number },
  planes: number,
  size: { readonly height: number; readonly width: number },
): Float32Array<ArrayBuffer> {
  const result = new Float32Array(planes * size.height * size.width);
  for (let plane = 0; plane < planes; plane++) {
    const source = data.subarray(plane * height * width, (plane + 1) * height * width);
    const small = areaAverage(source, { height, width, channels: 1 }, size);
    result.set(small, plane * size.height * size.width);
  }
  return result;
}

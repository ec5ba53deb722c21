import type { Trace } from '../conv2d/trace';
import { areaAverage, fitWithin } from '../picture/areaAverage';
import type { OutputValues, RunValues, Stage, Statistics, WeightValues } from '../protocol/values';
import { buildLayer } from './buildLayer';
import { checkLimits } from './limits';
import { mergeStatistics, sliceStatistics } from './statistics';
import { type Layer, startBackend, type Tensor, tensor4d, tfjsVersion, tidy } from './tensorflow';
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
 * @param image (height, width, 3) uint8 in C order, the image that the trace is of
 * @param seed of the kernel's initializer, a whole number
 * @param report called before each stage
 */
export async function runConv2D(
  trace: Trace,
  image: Uint8Array,
  seed: number,
  report: (stage: Stage) => void,
): Promise<LayerValues> {
  checkLimits(trace);
  report('building');
  const started = Date.now();
  const backend = await startBackend();
  const { layer, initialWeights } = buildLayer(trace, seed);
  const weightsBeforeCall = layer.getWeights().length;
  const built = Date.now();

  report('calling');
  const { height, width, channels } = trace.image;
  const batch = tensor4d(new Float32Array(image), [1, height, width, channels]);
  const made = tidy(() => single(layer.apply(batch)));
  const outputData = floats(made);
  const called = Date.now();

  report('summarising');
  const [kernelTensor, biasTensor] = layer.getWeights();
  if (!kernelTensor) throw new Error('The layer was called but has no kernel.');
  const kernel = weightValues(kernelTensor);
  const bias = biasTensor && weightValues(biasTensor);
  const filters = trace.arguments.filters;
  const output = outputValues(outputData, made.shape, filters);
  const inputShape = batch.shape;
  for (const resource of [layer, batch, made, ...initialWeights]) resource.dispose();
  const limit = Math.max(-kernel.statistics.min, kernel.statistics.max);
  return {
    weightsBeforeCall,
    inputShape,
    kernel: { ...kernel, filters: sliceStatistics(kernel.data, filters) },
    bias,
    output,
    seed,
    backend,
    tfjs: tfjsVersion,
    thumbnails: { kernel: kernelThumbnail(kernel, limit), output: outputThumbnail(output) },
    timings: { build: built - started, call: called - built, summarise: Date.now() - called },
  };
}

function single(result: ReturnType<Layer['apply']>): Tensor {
  if (Array.isArray(result) || !('dataSync' in result)) throw new Error('The layer did not return one tensor.');
  return result;
}

function floats(tensor: Tensor): Float32Array<ArrayBuffer> {
  const data = tensor.dataSync<'float32'>();
  // Detached from the backend, which frees its own buffer; the big output is handed over as it is.
  return data.buffer instanceof ArrayBuffer
    ? new Float32Array(data.buffer, data.byteOffset, data.length)
    : new Float32Array(data);
}

function weightValues(tensor: Tensor): WeightValues {
  const data = new Float32Array(floats(tensor));
  return { shape: tensor.shape, data, statistics: mergeStatistics(sliceStatistics(data, 1)) };
}

function outputValues(data: Float32Array, shape: readonly number[], filters: number): OutputValues {
  const [, height = 0, width = 0] = shape;
  const side = Math.min(MAP_SIDE, Math.floor(Math.sqrt(MAP_VALUES / filters)));
  const size = fitWithin(height, width, side);
  const perFilter: readonly Statistics[] = sliceStatistics(data, filters);
  return {
    shape,
    statistics: mergeStatistics(perFilter),
    filters: perFilter,
    maps: { ...size, data: areaAverage(data, { height, width, channels: filters }, size) },
  };
}

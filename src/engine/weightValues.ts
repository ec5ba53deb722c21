import type { RunValues, WeightValues } from '../protocol/values';
import { rangeOf } from '../picture/areaAverage';
import { histogramOf } from '../picture/histogram';
import type { Conv2DLayer } from './conv2dLayer';
import { mergeStatistics, sliceStatistics } from './statistics';
import { liveFloats, type Tensor } from './tensorflow';

/** What a layer has after its first call. */
export interface LayerWeights {
  readonly kernel: RunValues['kernel'];
  readonly bias: WeightValues | undefined;
}

export function layerWeights(
  layer: Conv2DLayer,
  { groups, channelNames }: { readonly groups: number; readonly channelNames: readonly string[] },
): LayerWeights {
  const [kernelTensor, biasTensor] = layer.getWeights();
  if (!kernelTensor) throw new Error('The layer was called but has no kernel.');
  const values = weightValues(kernelTensor);
  const filters = sliceStatistics(values.data, { slices: values.shape[3] ?? 1, run: 1 });
  return {
    kernel: { ...values, filters, groups, channelNames },
    bias: biasTensor && weightValues(biasTensor),
  };
}

function weightValues(tensor: Tensor): WeightValues {
  const data = new Float32Array(liveFloats(tensor));
  return {
    shape: tensor.shape,
    data,
    statistics: mergeStatistics(sliceStatistics(data, { slices: 1, run: 1 })),
    histogram: histogramOf(data, rangeOf(data)),
  };
}

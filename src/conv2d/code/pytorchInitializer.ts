import { repr as print, tuple } from '../../python/repr';
import { PythonFloat } from '../../python/values';
import type { ConstantValue } from '../constant';
import { type Initializer, scalingOf } from '../initializers';
import { constantList, initializerText } from '../initializerText';
import { KERAS_TO_PYTORCH } from './layout';
import { fansOf, TRUNCATED_DEVIATION, varianceOf } from '../weights/fans';

/**
 * The line that gives a parameter of PyTorch the distribution of Keras' initializer.
 *
 * @param shape of the weight in Keras, from which the fans are counted
 */
export function initializerLine(parameter: string, initializer: Initializer, shape: readonly number[]): string {
  const scaling = scalingOf(initializer);
  const fans = scaling && fansOf(shape, scaling);
  if (scaling && fans) {
    const variance = varianceOf(scaling, fans);
    const comment = `  # ${initializerText(initializer)}`;
    switch (scaling.distribution) {
      case 'uniform': {
        const limit = repr(Math.sqrt(3 * variance));
        return `nn.init.uniform_(${parameter}, -${limit}, ${limit})${comment}`;
      }
      case 'truncated_normal':
        return `${truncated(parameter, 0, Math.sqrt(variance) / TRUNCATED_DEVIATION)}${comment}`;
      case 'untruncated_normal':
        return `nn.init.normal_(${parameter}, 0, ${repr(Math.sqrt(variance))})${comment}`;
    }
  }
  switch (initializer.className) {
    case 'RandomUniform':
      return `nn.init.uniform_(${parameter}, ${repr(initializer.minval)}, ${repr(initializer.maxval)})`;
    case 'RandomNormal':
      return `nn.init.normal_(${parameter}, ${repr(initializer.mean)}, ${repr(Math.abs(initializer.stddev))})`;
    case 'TruncatedNormal':
      return truncated(parameter, initializer.mean, Math.abs(initializer.stddev));
    case 'Orthogonal':
      return `nn.init.orthogonal_(${parameter}, ${repr(initializer.gain)})`;
    case 'Ones':
      return `nn.init.ones_(${parameter})`;
    case 'Constant':
      return constantLine(parameter, initializer.value, shape);
    default:
      return `nn.init.zeros_(${parameter})`;
  }
}

/** Numbers set by hand are broadcast as in Keras, then brought into PyTorch's order. */
function constantLine(parameter: string, value: ConstantValue, shape: readonly number[]): string {
  if (typeof value === 'number') return `nn.init.constant_(${parameter}, ${repr(value)})`;
  const order = shape.length === KERAS_TO_PYTORCH.length ? `.permute${tuple(KERAS_TO_PYTORCH)}` : '';
  const numbers = print(constantList(value));
  return `${parameter}.data = torch.tensor(${numbers}, dtype=torch.float32).expand${tuple(shape)}${order}.contiguous()`;
}

/** Keras cuts off at two deviations; PyTorch wants to be told where. */
function truncated(parameter: string, mean: number, stddev: number): string {
  const [low, high] = [mean - 2 * stddev, mean + 2 * stddev];
  return `nn.init.trunc_normal_(${parameter}, ${repr(mean)}, ${repr(stddev)}, ${repr(low)}, ${repr(high)})`;
}

/** A number as code; large ones as floats, because PyTorch takes no integer of that size. */
function repr(value: number): string {
  return print(Math.abs(value) > Number.MAX_SAFE_INTEGER ? new PythonFloat(value) : value);
}

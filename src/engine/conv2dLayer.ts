import type { Conv2DArguments } from '../conv2d/arguments';
import { activate } from '../conv2d/activation/activate';
import type { Initializer } from '../conv2d/initializers';
import { initialValues } from '../conv2d/weights/initialValues';
import { floatsOf } from './floats';
import {
  concat,
  conv2d,
  initializers,
  Layer,
  split,
  tensor,
  type Tensor,
  type Tensor4D,
  tidy,
  transpose,
} from './tensorflow';

type Shape = Parameters<InstanceType<typeof Layer>['build']>[0];
type Inputs = Parameters<InstanceType<typeof Layer>['call']>[0];
type Variable = ReturnType<InstanceType<typeof Layer>['addWeight']>;

/**
 * Keras' Conv2D as a layer of TensorFlow.js: without weights until it is called.
 *
 * The library's own `layers.conv2d` could not be it: it ignores groups, lacks half of the activations, and draws other
 * weights (tfjs-layers/src/layers/convolutional.ts, initializers.ts). The convolution itself is the library's.
 */
export class Conv2DLayer extends Layer {
  static readonly className = 'Conv2D';
  #kernel: Variable | undefined;
  #bias: Variable | undefined;

  /** @param seed for initializers that have none of their own */
  constructor(
    private readonly args: Conv2DArguments,
    private readonly drawn: number,
  ) {
    super({});
  }

  override build(inputShape: Shape): void {
    const { filters, groups, kernelSize, kernelInitializer, biasInitializer, useBias, dataFormat } = this.args;
    const channels = inputShape[dataFormat === 'channels_last' ? 3 : 1];
    if (typeof channels !== 'number') throw new Error('The input of a Conv2D needs four axes.');
    this.#kernel = this.#weight('kernel', [...kernelSize, channels / groups, filters], kernelInitializer);
    if (useBias) this.#bias = this.#weight('bias', [filters], biasInitializer);
    this.built = true;
  }

  override call(inputs: Inputs): Tensor {
    const [input] = Array.isArray(inputs) ? inputs : [inputs];
    if (!isImages(input)) throw new Error('The input of a Conv2D needs four axes.');
    return tidy(() => {
      const first = this.args.dataFormat === 'channels_first';
      const convolved = this.#convolve(first ? transpose<Tensor4D>(input, [0, 2, 3, 1]) : input);
      return this.#finish(first ? transpose<Tensor4D>(convolved, [0, 3, 1, 2]) : convolved);
    });
  }

  /** A weight with the values that Keras would give it. */
  #weight(name: string, shape: number[], initializer: Initializer): Variable {
    const values = initialValues(initializer, shape, this.drawn);
    if (!values) throw new Error(`${initializer.className} cannot make a weight of ${shape.length} axes.`);
    const variable = this.addWeight(name, shape, 'float32', initializers.zeros());
    const drawn = tensor(values, shape, 'float32');
    variable.write(drawn);
    drawn.dispose();
    return variable;
  }

  /** (batch, height, width, channels) to (batch, height, width, filters); each group by itself. */
  #convolve(images: Tensor4D): Tensor4D {
    const { groups, strides, padding, dilationRate } = this.args;
    const kernel = this.#kernel?.read();
    if (!kernel || !isImages(kernel)) throw new Error('The layer was called before it was built.');
    const one = (image: Tensor4D, part: Tensor4D): Tensor4D =>
      conv2d(image, part, [...strides], padding, 'NHWC', [...dilationRate]);
    if (groups === 1) return one(images, kernel);
    const kernels = split<Tensor4D>(kernel, groups, 3);
    return concat(
      split<Tensor4D>(images, groups, 3).flatMap((image, group) => {
        const part = kernels[group];
        return part ? [one(image, part)] : [];
      }),
      3,
    );
  }

  /** Adds the bias and applies the activation, in place: the output is the largest tensor, and a copy of it costs most. */
  #finish(convolved: Tensor4D): Tensor {
    const { activation, filters, dataFormat } = this.args;
    const [batch, second, third, last] = convolved.shape;
    const data = floatsOf(convolved);
    const bias = this.#bias && floatsOf(this.#bias.read());
    if (bias) addBias(data, bias, dataFormat === 'channels_last' ? 1 : third * last);
    const made = activate(activation, data, last);
    return tensor(made, [batch, second, third, (last * made.length) / data.length], 'float32');

    function addBias(values: Float32Array, biases: Float32Array, run: number): void {
      for (let at = 0; at < values.length; at++) {
        values[at] = (values[at] ?? NaN) + (biases[Math.floor(at / run) % filters] ?? NaN);
      }
    }
  }
}

function isImages(value: Tensor | undefined): value is Tensor4D {
  return value?.rank === 4;
}

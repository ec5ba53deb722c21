import type { Initializer } from '../conv2d/initializers';
import { initialValues } from '../conv2d/weights/initialValues';
import type { LayerArguments } from './layerSpec';
import {
  concat,
  conv2d,
  initializers,
  Layer,
  liveFloats,
  slice,
  split,
  tensor,
  type Tensor,
  type Tensor4D,
  tidy,
  transpose,
} from './tensorflow';
import type { Padding } from './windowTensor';

type Shape = Parameters<InstanceType<typeof Layer>['build']>[0];
type Inputs = Parameters<InstanceType<typeof Layer>['call']>[0];
type ExplicitPadding = Exclude<Parameters<typeof conv2d>[3], number | string>;
type Variable = ReturnType<InstanceType<typeof Layer>['addWeight']>;

/**
 * Keras' Conv2D as a layer of TensorFlow.js: without weights until it is called. Its activation is applied to what it
 * returns (`conv2d/activation`), so that another one needs no other call. Its padding is told with each input, since that is
 * a part of an image, which has padding only at the image's edges.
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
    private readonly args: LayerArguments,
    private readonly drawn: number,
  ) {
    super({});
  }

  get dataFormat(): LayerArguments['dataFormat'] {
    return this.args.dataFormat;
  }

  override build(inputShape: Shape): void {
    const { filters, groups, kernelSize, kernelInitializer, biasInitializer, useBias, dataFormat } = this.args;
    const channels = inputShape[dataFormat === 'channels_last' ? 3 : 1];
    if (typeof channels !== 'number') throw new Error('The input of a Conv2D needs four axes.');
    this.#kernel = this.#weight('kernel', [...kernelSize, channels / groups, filters], kernelInitializer);
    if (useBias) this.#bias = this.#weight('bias', [filters], biasInitializer);
    this.built = true;
  }

  /** @param kwargs `padding`, of the part of the image that is the input */
  override call(inputs: Inputs, { padding }: Readonly<Record<string, unknown>> = {}): Tensor {
    if (!isPadding(padding)) throw new Error('A Conv2D is called with the padding of its input.');
    const [input] = Array.isArray(inputs) ? inputs : [inputs];
    if (!isImages(input)) throw new Error('The input of a Conv2D needs four axes.');
    return tidy(() => {
      const first = this.args.dataFormat === 'channels_first';
      const convolved = this.#convolve(first ? transpose<Tensor4D>(input, [0, 2, 3, 1]) : input, padding);
      this.#addBias(convolved, 0);
      return first ? transpose(convolved, [0, 3, 1, 2]) : convolved;
    });
  }

  /** One filter alone, once the layer has been called: (batch, height, width, channels) to (batch, height, width, 1). */
  callFilter(images: Tensor4D, padding: Padding, filter: number): Tensor4D {
    const { groups, filters } = this.args;
    return tidy(() => {
      const kernel = this.#readKernel();
      const channels = kernel.shape[2];
      const group = Math.floor((filter * groups) / filters);
      const own = slice(kernel, [0, 0, 0, filter], [-1, -1, -1, 1]);
      const seen = groups === 1 ? images : slice(images, [0, 0, 0, group * channels], [-1, -1, -1, channels]);
      const convolved = this.#one(seen, own, padding);
      this.#addBias(convolved, filter);
      return convolved;
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

  #readKernel(): Tensor4D {
    const kernel = this.#kernel?.read();
    if (!kernel || !isImages(kernel)) throw new Error('The layer was called before it was built.');
    return kernel;
  }

  /** (batch, height, width, channels) to (batch, height, width, filters); each group by itself. */
  #convolve(images: Tensor4D, padding: Padding): Tensor4D {
    const { groups } = this.args;
    const kernel = this.#readKernel();
    if (groups === 1) return this.#one(images, kernel, padding);
    const kernels = split<Tensor4D>(kernel, groups, 3);
    return concat(
      split<Tensor4D>(images, groups, 3).flatMap((image, group) => {
        const part = kernels[group];
        return part ? [this.#one(image, part, padding)] : [];
      }),
      3,
    );
  }

  #one(images: Tensor4D, kernel: Tensor4D, [rows, columns]: Padding): Tensor4D {
    const { strides, dilationRate } = this.args;
    const [[top, bottom], [left, right]] = [rows, columns];
    const around: ExplicitPadding = [
      [0, 0],
      [top, bottom],
      [left, right],
      [0, 0],
    ];
    return conv2d(images, kernel, [...strides], around, 'NHWC', [...dilationRate]);
  }

  /** In place: the output is the largest tensor, and a copy of it costs most. */
  #addBias(convolved: Tensor4D, from: number): void {
    const biases = this.#bias && new Float32Array(liveFloats(this.#bias.read()));
    if (!biases || biases.every((bias) => bias === 0)) return;
    const filters = convolved.shape[3];
    const values = liveFloats(convolved);
    for (let at = 0; at < values.length;) {
      for (let filter = from; filter < from + filters; filter++, at++) {
        values[at] = (values[at] ?? NaN) + (biases[filter] ?? NaN);
      }
    }
  }
}

function isImages(value: Tensor | undefined): value is Tensor4D {
  return value?.rank === 4;
}

function isPadding(value: unknown): value is Padding {
  const isPair = (each: unknown): boolean => Array.isArray(each) && each.length === 2 && each.every(Number.isInteger);
  return Array.isArray(value) && value.length === 2 && value.every(isPair);
}

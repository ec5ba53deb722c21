import * as l10n from '@vscode/l10n';
import { repr, tuple } from '../python/repr';
import type { ArgumentName, ArgumentProblem, Conv2DArguments, Pair } from './arguments';
import { areCompatible, constantShape, isBroadcastable } from './constant';
import { span } from './geometry';
import { type Initializer, scalingOf } from './initializers';
import { commonDivisors, either, nearest } from './parse/divisors';
import type { ImageShape } from './load/imageArray';
import { sentences } from './sentences';
import { type LayerShapes, shapesOf } from './shapes';
import { fansOf } from './weights/fans';

/**
 * What Keras raises when a legal layer meets this image: when it is built, in the order of
 * keras/src/layers/convolutional/base_conv.py, and then when it is called.
 */
export function checkBuild(image: ImageShape, args: Conv2DArguments): ArgumentProblem | undefined {
  const shapes = shapesOf(image, args);
  return (
    indivisibleChannels(image, args, shapes) ??
    tooSmall(image, args, shapes) ??
    initializerProblem('kernelInitializer', args.kernelInitializer, shapes.kernel) ??
    (args.useBias ? initializerProblem('biasInitializer', args.biasInitializer, [args.filters]) : undefined) ??
    activationProblem(args, shapes)
  );
}

function indivisibleChannels(
  { channels }: ImageShape,
  { groups, filters }: Conv2DArguments,
  { batch }: LayerShapes,
): ArgumentProblem | undefined {
  if (channels % groups === 0) return undefined;
  const legal = nearest(commonDivisors(channels, filters), groups);
  return {
    argument: 'groups',
    message:
      `The number of input channels must be evenly divisible by the number of groups. Received groups=${groups}, ` +
      `but the input has ${channels} channels (full input shape is ${tuple(batch)}).`,
    suggestion: sentences(
      l10n.t('With {0} channels and {1} filters use groups={2}.', channels, filters, either(legal)),
      ...depthwise(channels, filters),
    ),
  };
}

/** What a depthwise convolution would need besides, where that is what was meant. */
function depthwise(channels: number, filters: number): readonly string[] {
  if (filters % channels === 0) return [];
  const multiples = [Math.floor(filters / channels), Math.ceil(filters / channels)].filter((times) => times > 0);
  const legal = either(multiples.map((times) => times * channels));
  return [l10n.t('groups={0}, a depthwise convolution, needs filters={1}.', channels, legal)];
}

/** Keras' words (keras/src/ops/operation_utils.py), with NumPy's way of printing the dilation. */
function tooSmall(
  { height, width, channels }: ImageShape,
  args: Conv2DArguments,
  { rows, columns, outHeight, outWidth, batch }: LayerShapes,
): ArgumentProblem | undefined {
  if (outHeight > 0 && outWidth > 0) return undefined;
  // Not divided by the groups: Keras prints what it got, not the kernel that it would make.
  const kernelShape = tuple([...args.kernelSize, channels, args.filters]);
  const dilated = Math.max(...args.dilationRate) > 1;
  return {
    argument: 'kernelSize',
    message:
      `Computed output size would be zero or negative. Received \`inputs shape=${tuple(batch)}\`, ` +
      `\`kernel shape=${kernelShape}\`, \`dilation_rate=${numpyPair(args.dilationRate)}\`, ` +
      `\`strides=${repr(args.strides)}\`, \`padding=${args.padding}\`.`,
    suggestion: sentences(
      l10n.t('The kernel spans {0} × {1} pixels, the image has {2} × {3}.', span(rows), span(columns), height, width),
      dilated
        ? l10n.t("Use a smaller kernel_size or dilation_rate, or padding='same'.")
        : l10n.t("Use a smaller kernel_size, or padding='same'."),
    ),
    mendedBy: dilated ? ['padding', 'dilationRate'] : ['padding'],
  };
}

/** Two numbers as NumPy prints an array: all as wide as the widest. */
function numpyPair(pair: Pair): string {
  const width = Math.max(...pair.map((value) => String(value).length));
  return `[${pair.map((value) => String(value).padStart(width)).join(' ')}]`;
}

/** Keras: keras/src/initializers/. */
function initializerProblem(
  argument: ArgumentName,
  initializer: Initializer,
  shape: readonly number[],
): ArgumentProblem | undefined {
  const problem = (message: string, suggestion: string): ArgumentProblem => ({ argument, message, suggestion });
  const rank = `shape=${tuple(shape)} of rank ${shape.length}.`;
  const usual = l10n.t('Use {0}, the default.', argument === 'kernelInitializer' ? 'glorot_uniform' : 'zeros');
  switch (initializer.className) {
    case 'Initializer':
      return problem('Initializer subclasses must implement the `__call__()` method.', usual);
    case 'Identity':
      return problem(`Identity matrix initializer can only be used for 2D matrices. Received: ${rank}`, usual);
    case 'STFT': {
      const values = shape.length > 3 ? 'too many values to unpack' : 'not enough values to unpack';
      return problem(
        `${values} (expected 3${shape.length > 3 ? '' : `, got ${shape.length}`})`,
        sentences(l10n.t('STFT makes weights of three axes.'), usual),
      );
    }
    case 'Orthogonal':
      return shape.length < 2
        ? problem(`The tensor to initialize must be at least two-dimensional. Received: ${rank}`, usual)
        : undefined;
    case 'Constant':
      return constantProblem(argument, constantShape(initializer.value), shape);
    default: {
      const scaling = scalingOf(initializer);
      return scaling && !fansOf(shape, scaling) ? problem('tuple index out of range', axesText(shape)) : undefined;
    }
  }
}

/** TensorFlow's words where it cannot multiply; where it can, Keras takes weights of another shape than it tells of. */
function constantProblem(
  argument: ArgumentName,
  own: readonly number[],
  shape: readonly number[],
): ArgumentProblem | undefined {
  if (isBroadcastable(own, shape)) return undefined;
  const suggestion = l10n.t('Each axis must be as long as that of the weight, {0}, or 1.', tuple(shape));
  if (!areCompatible(own, shape)) {
    return { argument, message: `Incompatible shapes: [${own.join()}] vs. [${shape.join()}]`, suggestion };
  }
  return {
    argument,
    message: l10n.t('Numbers of the shape {0} make no weight {1}.', tuple(own), tuple(shape)),
    suggestion,
  };
}

function axesText(shape: readonly number[]): string {
  return shape.length === 1
    ? l10n.t('The weight has one axis: {0}.', tuple(shape))
    : l10n.t('The weight has {0} axes: {1}.', shape.length, tuple(shape));
}

/** What only the call finds (keras/src/backend/tensorflow/nn.py). */
function activationProblem(
  { activation, dataFormat }: Conv2DArguments,
  { convolution }: LayerShapes,
): ArgumentProblem | undefined {
  if (activation === 'threshold') {
    return {
      argument: 'activation',
      message: "threshold() missing 2 required positional arguments: 'threshold' and 'default_value'",
      suggestion: l10n.t('Use relu, which is a threshold at 0.'),
    };
  }
  if (activation !== 'glu' || (convolution.at(-1) ?? 0) % 2 === 0) return undefined;
  const last = dataFormat === 'channels_last';
  return {
    argument: 'activation',
    message: `axis size must be divisible by 2. Received: x.shape=${tuple(convolution)} with axis=-1`,
    suggestion: last
      ? l10n.t('glu halves the last axis: use an even number of filters.')
      : l10n.t('glu halves the last axis: the width of the output must be even.'),
    ...(last ? { mendedBy: ['filters'] } : {}),
  };
}

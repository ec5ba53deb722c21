import { repr, tuple } from '../../python/repr';
import { ARGUMENT_NAMES, type ArgumentName, KERAS_NAMES } from '../arguments';
import { isLayerActivation } from '../activationNames';
import { argumentText, isGiven } from '../callText';
import { type Initializer, isRandom } from '../initializers';
import { initializerCall } from '../initializerText';
import { arrayCondition, batchExpression, isCv2, packages, readImports, readLines } from '../load/python';
import { isBiasMisplaced } from '../misplacedBias';
import { shapesOf } from '../shapes';
import { shapeOf, type Trace } from '../trace';
import { lines, type Script } from './script';

/** The tutorial's program with this image and this layer, for Keras 3. */
export function kerasScript({ trace, path }: Script): string {
  const { arguments: args, counts, image } = trace;
  const shape = (id: Parameters<typeof shapeOf>[1]): string => tuple(shapeOf(trace, id));
  // Keras runs layers with groups through XLA, which has both formats.
  const needsOneDnn = args.dataFormat === 'channels_first' && args.groups === 1;
  const weights = args.useBias ? 'kernel, bias' : '(kernel,)';
  return lines([
    `# Needs: pip install keras tensorflow ${packages(image.array)}`,
    'import os',
    '',
    "os.environ.setdefault('KERAS_BACKEND', 'tensorflow')",
    ...(needsOneDnn
      ? [
          '# On a CPU TensorFlow runs channels_first by oneDNN alone. Where it has none, use KERAS_BACKEND=torch: the same',
          '# seed draws other numbers there.',
          "os.environ.setdefault('TF_ENABLE_ONEDNN_OPTS', '1')",
        ]
      : []),
    '',
    ...readImports(image.array).filter((line) => line !== 'import keras'),
    'import keras',
    'import numpy as np',
    '',
    ...readLines(image.array, path),
    ...(isCv2(image.array) ? ["assert img is not None, 'the image cannot be read'"] : []),
    `assert ${arrayCondition(image.array)}`,
    '',
    `batch = ${batchExpression(image.array)}${args.dataFormat === 'channels_first' ? '.transpose(0, 3, 1, 2)' : ''}`,
    "batch = batch.astype('float32')",
    `assert batch.shape == ${shape('cast')}`,
    '',
    ...layerLines(trace),
    'assert layer.get_weights() == []',
    '',
    ...(isBiasMisplaced(args, shapesOf(image, args).convolution.at(-1))
      ? ['# Keras 3.15 on TensorFlow adds this bias along the width, which is as long; other backends, to the filters.']
      : []),
    'output = layer(batch)',
    `${weights} = layer.get_weights()`,
    `assert kernel.shape == ${shape('kernel')}`,
    ...(args.useBias ? [`assert bias.shape == ${shape('bias')}`] : []),
    `assert layer.count_params() == ${counts.parameters}`,
    `assert tuple(output.shape) == ${shape('output')}`,
    '',
    'values = keras.ops.convert_to_numpy(output)',
    "print('kernel', kernel.shape, 'min', kernel.min(), 'max', kernel.max())",
    "print('output', values.shape, 'min', values.min(), 'max', values.max(), 'mean', values.mean())",
  ]);
}

function layerLines({ arguments: args, seed }: Trace): string[] {
  const given = ARGUMENT_NAMES.filter((name) => name !== 'seed' && (isGiven(args, name) || draws(name)));
  const text = (name: ArgumentName): string => {
    if (name === 'activation' && isLayerActivation(args.activation)) return `keras.layers.${args.activation}`;
    if (name !== 'kernelInitializer' && name !== 'biasInitializer') return argumentText(args, name);
    return `keras.initializers.${repr(initializerCall(args[name], seed))}`;
  };
  return ['layer = keras.layers.Conv2D(', ...given.map((name) => `    ${KERAS_NAMES[name]}=${text(name)},`), ')'];

  function draws(name: ArgumentName): boolean {
    const initializer: Initializer | undefined =
      name === 'kernelInitializer'
        ? args.kernelInitializer
        : name === 'biasInitializer'
          ? args.biasInitializer
          : undefined;
    return initializer !== undefined && isRandom(initializer);
  }
}

import { repr, tuple } from '../../python/repr';
import type { Conv2DArguments } from '../arguments';
import { arrayBatch, arrayCondition, isCv2, packages, readImports, readLines } from '../load/python';
import { shapeOf, type Trace } from '../trace';
import { lines, type Script } from './script';
import { KERAS_TO_PYTORCH, PYTORCH_TO_KERAS } from './layout';
import { activationExpression, activationFunction } from './pytorchActivation';
import { initializerLine } from './pytorchInitializer';

/** The same layer as `torch.nn.Conv2d`: channels first, weights as (filters, channels, height, width). */
export function pytorchScript({ trace, path }: Script): string {
  const { arguments: args, image, seed } = trace;
  const [height = 0, width = 0, channels = 0, filters = 0] = shapeOf(trace, 'kernel');
  const first = args.dataFormat === 'channels_first';
  const [, rows = 0, columns = 0, maps = 0] = first ? toLast(shapeOf(trace, 'output')) : shapeOf(trace, 'output');
  const pad = explicitPad(trace);
  return lines([
    `# Needs: pip install torch ${packages(image.array)}`,
    ...readImports(image.array),
    'import numpy as np',
    'import torch',
    'import torch.nn.functional as F',
    'from torch import nn',
    '',
    ...activationFunction(args.activation),
    ...readLines(image.array, path),
    ...(isCv2(image.array) ? ["assert img is not None, 'the image cannot be read'"] : []),
    `assert ${arrayCondition(image.array)}`,
    '',
    '# PyTorch wants the channels first, whatever data_format Keras has.',
    `batch = torch.from_numpy(${arrayBatch(image.array)}.transpose(0, 3, 1, 2).astype('float32'))`,
    `assert tuple(batch.shape) == ${tuple([image.images, image.channels, image.height, image.width])}`,
    '',
    `torch.manual_seed(${seed})`,
    ...layerLines(args, image.channels, pad !== undefined),
    ...initialisation(trace),
    '',
    'with torch.no_grad():',
    ...(pad === undefined
      ? ['    output = layer(batch)']
      : [
          "    # padding='same' takes no strides in PyTorch: left, right, top, bottom are those of Keras.",
          `    output = layer(F.pad(batch, ${pad}))`,
        ]),
    ...(args.activation === 'linear' ? [] : [`    output = ${activationExpression(args.activation, first ? 3 : 1)}`]),
    '',
    `# Keras' kernel is this one with its axes in the order ${tuple(PYTORCH_TO_KERAS)}.`,
    `assert tuple(layer.weight.shape) == ${tuple([filters, channels, height, width])}`,
    ...(args.useBias ? [`assert tuple(layer.bias.shape) == ${tuple([filters])}`] : []),
    `assert sum(p.numel() for p in layer.parameters()) == ${trace.counts.parameters}`,
    `assert tuple(output.shape) == ${tuple([image.images, maps, rows, columns])}`,
    ...(first
      ? []
      : [`assert tuple(output.permute(0, 2, 3, 1).shape) == ${tuple(shapeOf(trace, 'output'))}  # as in Keras`]),
    '',
    "print('weight', tuple(layer.weight.shape), 'min', layer.weight.min().item(), 'max', layer.weight.max().item())",
    "print('output', tuple(output.shape), 'min', output.min().item(), 'max', output.max().item(), 'mean', output.mean().item())",
  ]);
}

function layerLines(args: Conv2DArguments, channels: number, padded: boolean): string[] {
  const given: readonly (readonly [string, string])[] = [
    ['in_channels', `${channels}`],
    ['out_channels', `${args.filters}`],
    ['kernel_size', repr(args.kernelSize)],
    ['stride', repr(args.strides)],
    ['padding', args.padding === 'same' && !padded && Math.max(...args.strides) === 1 ? "'same'" : '0'],
    ['dilation', repr(args.dilationRate)],
    ['groups', `${args.groups}`],
    ['bias', repr(args.useBias)],
  ];
  return ['layer = nn.Conv2d(', ...given.map(([name, value]) => `    ${name}=${value},`), ')'];
}

/** Pads for `F.pad`; undefined where `nn.Conv2d` pads as Keras does, or where there is nothing to pad. */
function explicitPad({
  arguments: { padding, strides },
  receptiveField: { rows, columns },
}: Trace): string | undefined {
  if (padding === 'valid' || Math.max(...strides) === 1) return undefined;
  const pads = [columns.before, columns.after, rows.before, rows.after];
  return pads.every((pad) => pad === 0) ? undefined : tuple(pads);
}

function initialisation(trace: Trace): string[] {
  const { kernelInitializer, biasInitializer, useBias, filters } = trace.arguments;
  return [
    "# The distributions of Keras; PyTorch's own are others, and the same seed draws other numbers. For Keras' own",
    `# numbers copy its kernel: layer.weight.data = torch.from_numpy(kernel.transpose${tuple(KERAS_TO_PYTORCH)}.copy())`,
    initializerLine('layer.weight', kernelInitializer, shapeOf(trace, 'kernel')),
    ...(useBias
      ? [
          `${initializerLine('layer.bias', biasInitializer, [filters])}  # PyTorch would draw it from ±1 / √(weights of a filter)`,
        ]
      : []),
  ];
}

function toLast([batch = 0, channels = 0, height = 0, width = 0]: readonly number[]): readonly number[] {
  return [batch, height, width, channels];
}

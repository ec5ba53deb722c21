import { AUTOMATIC_NAME, type Conv2DArguments } from '../arguments';
import type { Counts } from '../counts';
import { formatInteger } from '../format';
import { initializerWords } from '../initializerWords';
import type { LayerShapes } from '../shapes';
import type { ImageShape } from '../load/imageArray';
import type { Axis, Formula, Step } from '../trace';
import { plural, tensorStep } from './tensorStep';

interface Layer {
  readonly image: ImageShape;
  readonly args: Conv2DArguments;
  readonly shapes: LayerShapes;
  readonly counts: Counts;
  readonly call: string;
  readonly seed: number;
}

/** The layer before its first call, and the weights that the call makes. */
export function weightSteps(layer: Layer): readonly Step[] {
  return [emptyStep(layer), kernelStep(layer), biasStep(layer)];
}

function emptyStep({ call, args }: Layer): Step {
  return {
    id: 'layer',
    title: 'Layer before its first call',
    code: `layer = ${call}; layer.get_weights()`,
    shape: '[]',
    formulas: [],
    explanation:
      'The layer knows its arguments but has not seen an image, so it cannot know how many channels its kernel needs: ' +
      `get_weights() is [], an empty list. The first call creates the weights.${
        args.name === null ? ` Keras calls it ${AUTOMATIC_NAME}, the next one ${AUTOMATIC_NAME}_1.` : ''
      }`,
    cautions: [],
  };
}

function kernelStep({ image, args, shapes, seed }: Layer): Step {
  const { filters, groups, kernelSize, useBias } = args;
  const [height, width] = kernelSize;
  const each = shapes.channelsPerGroup;
  const words = initializerWords(args.kernelInitializer, shapes.kernel, seed);
  const axes: readonly Axis[] = [
    { role: 'height', size: height, meaning: `${plural(height, 'row')} of the kernel` },
    { role: 'width', size: width, meaning: `${plural(width, 'column')} of the kernel` },
    {
      role: 'channels',
      size: each,
      meaning:
        groups === 1
          ? 'input channels: each has its own weights'
          : `of ${image.channels} input ${plural(image.channels, 'channel')}: what a filter of one group sees`,
    },
    {
      role: 'filters',
      size: filters,
      meaning: `${plural(filters, 'filter')}: each is one kernel over ${groups === 1 ? 'all channels' : 'the channels of its group'}`,
    },
  ];
  const made = `The weights, created by the first call: ${formatInteger(filters)} ${plural(filters, 'filter')} of ${height} × ${width} weights for each of ${
    groups === 1 ? `the ${image.channels} channels` : `${each} of the ${image.channels} channels`
  }. The values are ${words.sentence}.`;
  return tensorStep('kernel', 'float32', axes, {
    title: 'Kernel',
    code: `output = layer(batch); kernel${useBias ? ', bias' : ','} = layer.get_weights()`,
    formulas: [...words.formulas, ...groupFormulas(args, image, each)],
    explanation: [made, ...groupSentences(args, image)].join(' '),
  });
}

function groupFormulas({ groups, filters }: Conv2DArguments, { channels }: ImageShape, each: number): Formula[] {
  if (groups === 1) return [];
  return [
    {
      label: 'groups',
      text: `${channels} channels / ${groups} = ${each}, ${filters} filters / ${groups} = ${filters / groups}`,
    },
  ];
}

function groupSentences({ groups, filters }: Conv2DArguments, { channels }: ImageShape): string[] {
  if (groups === 1) return [];
  const each = filters / groups;
  const share = `groups=${groups}: the first ${each === 1 ? 'filter sees' : `${each} filters see`} the first ${
    channels / groups === 1 ? 'channel' : `${channels / groups} channels`
  }, and so on.`;
  return groups === channels ? [share, 'One channel for each group: this is a depthwise convolution.'] : [share];
}

function biasStep({ args, counts, seed }: Layer): Step {
  const { filters, useBias } = args;
  const { kernelParameters, biasParameters, parameters } = counts;
  const formulas: readonly Formula[] = [
    {
      label: 'parameters',
      text: `${formatInteger(kernelParameters)} + ${formatInteger(biasParameters)} = ${formatInteger(parameters)}`,
    },
  ];
  if (!useBias) {
    return {
      id: 'bias',
      title: 'Bias',
      code: 'layer.bias',
      shape: 'None',
      formulas,
      explanation: 'use_bias=False: this layer has no bias.',
      cautions: [],
    };
  }
  const words = initializerWords(args.biasInitializer, [filters], seed);
  return tensorStep(
    'bias',
    'float32',
    [{ role: 'filters', size: filters, meaning: `${plural(filters, 'filter')}: one number each` }],
    {
      title: 'Bias',
      code: 'bias.shape',
      formulas: [...words.formulas, ...formulas],
      explanation: `One number for each filter, added to every cell of its feature map. The values are ${words.sentence}.`,
    },
  );
}

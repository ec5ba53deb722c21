import * as l10n from '@vscode/l10n';
import { AUTOMATIC_NAME, type Conv2DArguments } from '../arguments';
import type { Counts } from '../counts';
import { formatInteger } from '../format';
import { initializerStory } from '../initializerStory';
import { sentences } from '../sentences';
import type { LayerShapes } from '../shapes';
import type { ImageShape } from '../load/imageArray';
import type { Axis, Formula, Step } from '../trace';
import { tensorStep } from './tensorStep';

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
    title: l10n.t('Layer before its first call'),
    code: `layer = ${call}; layer.get_weights()`,
    shape: '[]',
    formulas: [],
    explanation: sentences(
      l10n.t(
        'The layer knows its arguments but has not seen an image, so it cannot know how many channels its kernel needs: get_weights() is [], an empty list.',
      ),
      l10n.t('The first call creates the weights.'),
      ...(args.name === null
        ? [l10n.t('Keras calls it {0}, the next one {1}.', AUTOMATIC_NAME, `${AUTOMATIC_NAME}_1`)]
        : []),
    ),
    cautions: [],
  };
}

function kernelStep({ image, args, shapes, seed }: Layer): Step {
  const { filters, groups, kernelSize, useBias } = args;
  const [height, width] = kernelSize;
  const each = shapes.channelsPerGroup;
  const story = initializerStory(args.kernelInitializer, shapes.kernel, seed);
  const axes: readonly Axis[] = [
    {
      role: 'height',
      size: height,
      meaning: height === 1 ? l10n.t('row of the kernel') : l10n.t('rows of the kernel'),
    },
    {
      role: 'width',
      size: width,
      meaning: width === 1 ? l10n.t('column of the kernel') : l10n.t('columns of the kernel'),
    },
    {
      role: 'channels',
      size: each,
      // More than one group needs more than one channel.
      meaning:
        groups === 1
          ? l10n.t('input channels: each has its own weights')
          : l10n.t('of {0} input channels: what a filter of one group sees', image.channels),
    },
    { role: 'filters', size: filters, meaning: filtersMeaning(args) },
  ];
  return tensorStep('kernel', 'float32', axes, {
    title: l10n.t('Kernel'),
    code: `output = layer(batch); kernel${useBias ? ', bias' : ','} = layer.get_weights()`,
    formulas: [...story.formulas, ...groupFormulas(args, image, each)],
    explanation: sentences(madeSentence(args, image, each), story.sentence, ...groupSentences(args, image)),
  });
}

function filtersMeaning({ filters, groups }: Conv2DArguments): string {
  if (groups > 1) return l10n.t('filters: each is one kernel over the channels of its group');
  return filters === 1
    ? l10n.t('filter: each is one kernel over all channels')
    : l10n.t('filters: each is one kernel over all channels');
}

function madeSentence(
  { filters, groups, kernelSize: [height, width] }: Conv2DArguments,
  { channels }: ImageShape,
  each: number,
): string {
  if (groups > 1) {
    return l10n.t(
      'The weights, created by the first call: {0} filters of {1} × {2} weights for each of {3} of the {4} channels.',
      formatInteger(filters),
      height,
      width,
      each,
      channels,
    );
  }
  return filters === 1
    ? l10n.t(
        'The weights, created by the first call: 1 filter of {0} × {1} weights for each of the {2} channels.',
        height,
        width,
        channels,
      )
    : l10n.t(
        'The weights, created by the first call: {0} filters of {1} × {2} weights for each of the {3} channels.',
        formatInteger(filters),
        height,
        width,
        channels,
      );
}

function groupFormulas({ groups, filters }: Conv2DArguments, { channels }: ImageShape, each: number): Formula[] {
  if (groups === 1) return [];
  return [
    {
      label: l10n.t('groups'),
      text: l10n.t(
        '{0} channels / {1} = {2}, {3} filters / {1} = {4}',
        channels,
        groups,
        each,
        filters,
        filters / groups,
      ),
    },
  ];
}

function groupSentences({ groups, filters }: Conv2DArguments, { channels }: ImageShape): string[] {
  if (groups === 1) return [];
  const share = shareSentence(groups, filters / groups, channels / groups);
  return groups === channels
    ? [share, l10n.t('One channel for each group: this is a depthwise convolution.')]
    : [share];
}

function shareSentence(groups: number, filters: number, channels: number): string {
  if (filters === 1) {
    return channels === 1
      ? l10n.t('groups={0}: the first filter sees the first channel, and so on.', groups)
      : l10n.t('groups={0}: the first filter sees the first {1} channels, and so on.', groups, channels);
  }
  return channels === 1
    ? l10n.t('groups={0}: the first {1} filters see the first channel, and so on.', groups, filters)
    : l10n.t('groups={0}: the first {1} filters see the first {2} channels, and so on.', groups, filters, channels);
}

function biasStep({ args, counts, seed }: Layer): Step {
  const { filters, useBias } = args;
  const { kernelParameters, biasParameters, parameters } = counts;
  const formulas: readonly Formula[] = [
    {
      label: l10n.t('parameters'),
      text: `${formatInteger(kernelParameters)} + ${formatInteger(biasParameters)} = ${formatInteger(parameters)}`,
    },
  ];
  if (!useBias) {
    return {
      id: 'bias',
      title: l10n.t('Bias'),
      code: 'layer.bias',
      shape: 'None',
      formulas,
      explanation: l10n.t('use_bias=False: this layer has no bias.'),
      cautions: [],
    };
  }
  const story = initializerStory(args.biasInitializer, [filters], seed);
  return tensorStep(
    'bias',
    'float32',
    [
      {
        role: 'filters',
        size: filters,
        meaning: filters === 1 ? l10n.t('filter: one number each') : l10n.t('filters: one number each'),
      },
    ],
    {
      title: l10n.t('Bias'),
      code: 'bias.shape',
      formulas: [...story.formulas, ...formulas],
      explanation: sentences(
        l10n.t('One number for each filter, added to every cell of its feature map.'),
        story.sentence,
      ),
    },
  );
}

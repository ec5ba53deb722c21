import * as l10n from '@vscode/l10n';
import { ARGUMENT_NAMES, type ArgumentName, type Conv2DArguments, DEFAULT_ARGUMENTS } from './arguments';
import { settingValue } from './callText';
import { byHand, type KernelRows } from './handSet';

/** Arguments as settings keep them; those that are left out stay as they are. */
export type PresetArguments = Readonly<Partial<Record<ArgumentName, unknown>>>;

/** Layers by their shape, layers whose kernel is set by hand, and the user's own. */
export type PresetKind = 'layer' | 'kernel' | 'own';

/** The kinds in the order in which they are listed. */
export const PRESET_KINDS = ['layer', 'kernel', 'own'] as const satisfies readonly PresetKind[];

/** What the presets of one kind have in common, as a heading. */
export function presetKindWords(kind: PresetKind): string {
  switch (kind) {
    case 'layer':
      return l10n.t('Layers');
    case 'kernel':
      return l10n.t('Kernels set by hand, for each channel');
    case 'own':
      return l10n.t('Your own');
  }
}

/** A layer that can be chosen by its name. */
export interface Preset {
  readonly id: string;
  readonly kind: PresetKind;
  readonly title: string;
  readonly explanation: string;
  readonly arguments: PresetArguments;
}

/** What a preset says of a layer; `data_format`, `seed` and `name` are the user's. */
const SAID = ARGUMENT_NAMES.filter((name) => name !== 'dataFormat' && name !== 'seed' && name !== 'name');

/**
 * The layers that every course shows, and the kernels of classic image processing (their usual integer approximations;
 * Gonzalez and Woods, Digital Image Processing, chapter 3).
 * @param channels of the image: a kernel that is set by hand looks at each of them by itself
 */
export function builtInPresets(channels: number): readonly Preset[] {
  return [...layers(channels), ...kernels(channels)];
}

/** Whether the arguments are those of a preset. */
export function isPreset(args: Conv2DArguments, preset: Preset): boolean {
  return Object.entries(preset.arguments).every(([name, value]) => {
    const argument = ARGUMENT_NAMES.find((known) => known === name);
    return argument !== undefined && JSON.stringify(settingValue(args, argument)) === JSON.stringify(value);
  });
}

/** The arguments that a preset made of this layer keeps. */
export function presetArguments(args: Conv2DArguments): PresetArguments {
  return Object.fromEntries(SAID.map((name) => [name, settingValue(args, name)]));
}

function layers(channels: number): readonly Preset[] {
  const layer = (id: string, title: string, explanation: string, changes: Partial<Conv2DArguments>): Preset => ({
    id,
    kind: 'layer',
    title,
    explanation,
    arguments: presetArguments({ ...DEFAULT_ARGUMENTS, ...changes }),
  });
  const same = { kernelSize: [3, 3], padding: 'same' } as const;
  return [
    layer('tutorial', l10n.t("The tutorial's layer"), l10n.t('32 filters of 4 × 4, no padding.'), {}),
    layer('same', l10n.t('3 × 3 same'), l10n.t('The output is as large as the image.'), same),
    layer('strided', l10n.t('3 × 3 strided'), l10n.t('Every second position: a quarter of the output.'), {
      ...same,
      strides: [2, 2],
    }),
    layer('dilated', l10n.t('3 × 3 dilated'), l10n.t('Gaps in the kernel: it sees 5 × 5 pixels with 9 weights.'), {
      ...same,
      dilationRate: [2, 2],
    }),
    layer('depthwise', l10n.t('3 × 3 depthwise'), l10n.t('A filter for each channel, which sees no other.'), {
      ...same,
      filters: channels,
      groups: channels,
    }),
    layer('pointwise', l10n.t('1 × 1 pointwise'), l10n.t('Mixes the channels of each pixel and nothing else.'), {
      kernelSize: [1, 1],
    }),
  ];
}

function kernels(channels: number): readonly Preset[] {
  const kernel = (id: string, title: string, explanation: string, rows: KernelRows): Preset => ({
    id,
    kind: 'kernel',
    title,
    explanation,
    arguments: presetArguments({
      ...DEFAULT_ARGUMENTS,
      kernelSize: [rows.length, rows[0]?.length ?? 0],
      padding: 'same',
      filters: channels,
      groups: channels,
      useBias: false,
      kernelInitializer: { className: 'Constant', value: byHand(rows) },
    }),
  });
  return [
    kernel('sobelX', l10n.t('Sobel, vertical edges'), l10n.t('How much brighter it gets to the right.'), [
      [-1, 0, 1],
      [-2, 0, 2],
      [-1, 0, 1],
    ]),
    kernel('sobelY', l10n.t('Sobel, horizontal edges'), l10n.t('How much brighter it gets downwards.'), [
      [-1, -2, -1],
      [0, 0, 0],
      [1, 2, 1],
    ]),
    kernel('outline', l10n.t('Outline'), l10n.t('A pixel against all its neighbours: 0 where all is even.'), [
      [-1, -1, -1],
      [-1, 8, -1],
      [-1, -1, -1],
    ]),
    kernel('blur', l10n.t('Blur'), l10n.t('A weighted mean of the neighbours, nearly a Gaussian.'), [
      [0.0625, 0.125, 0.0625],
      [0.125, 0.25, 0.125],
      [0.0625, 0.125, 0.0625],
    ]),
    kernel('sharpen', l10n.t('Sharpen'), l10n.t('The pixel, and what sets it apart from its neighbours once more.'), [
      [0, -1, 0],
      [-1, 5, -1],
      [0, -1, 0],
    ]),
    kernel('emboss', l10n.t('Emboss'), l10n.t('As if lit from the lower right.'), [
      [-2, -1, 0],
      [-1, 1, 1],
      [0, 1, 2],
    ]),
    kernel('identity', l10n.t('Identity'), l10n.t('Changes nothing: a place to begin with numbers of your own.'), [
      [0, 0, 0],
      [0, 1, 0],
      [0, 0, 0],
    ]),
  ];
}

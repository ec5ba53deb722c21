import * as vscode from 'vscode';
import { activationWords, USABLE_ACTIVATIONS } from '../../conv2d/activations';
import { type ArgumentName, DATA_FORMATS, KERAS_NAMES, PADDINGS } from '../../conv2d/arguments';
import { INITIALIZER_NAMES, USABLE_INITIALIZERS } from '../../conv2d/initializers';
import { initializerWords } from '../../conv2d/initializerWords';
import { readNumbers, readOptional, readOptionalNumber } from './drafts';

interface StepWords {
  readonly argument: ArgumentName;
  readonly prompt: string;
}

/** A step in which the user types a value. */
export interface InputStep extends StepWords {
  readonly kind: 'input';
  readonly placeholder: string;
  /** What a text stands for; a text that stands for nothing is passed on, to be refused with its name. */
  read(text: string): unknown;
}

/** A step in which the user picks a value, or types another where `read` says what that is. */
export interface PickStep extends StepWords {
  readonly kind: 'pick';
  readonly choices: readonly { readonly value: string | boolean; readonly label: string; readonly detail?: string }[];
  read?(text: string): unknown;
  /** The output's shape is the same whatever is picked: no need to tell it in every row. */
  readonly sameShape?: boolean;
}

export type ConfigureStep = InputStep | PickStep;

function pair(argument: 'kernelSize' | 'strides' | 'dilationRate', prompt: string): InputStep {
  const placeholder = vscode.l10n.t('height, width (one number for both)');
  return { kind: 'input', argument, prompt, placeholder, read: readNumbers };
}

/** The common arguments, one after the other in Keras' order. */
export function mainSteps(): readonly ConfigureStep[] {
  return [
    {
      kind: 'input',
      argument: 'filters',
      prompt: vscode.l10n.t('Number of filters: each makes one feature map.'),
      placeholder: vscode.l10n.t('a whole number, such as 32'),
      read: readNumbers,
    },
    pair('kernelSize', vscode.l10n.t('Height and width of the kernel, in pixels.')),
    pair('strides', vscode.l10n.t('How far the kernel moves from one output cell to the next.')),
    {
      kind: 'pick',
      argument: 'padding',
      prompt: vscode.l10n.t('What happens at the edges of the image'),
      choices: PADDINGS.map((value) => ({
        value,
        label: value,
        detail:
          value === 'valid'
            ? vscode.l10n.t('The kernel stays inside the image; the output is smaller.')
            : vscode.l10n.t('Zeros around the image; with strides 1 the output is as large as the input.'),
      })),
    },
    {
      kind: 'pick',
      argument: 'activation',
      prompt: vscode.l10n.t('Function applied to the output'),
      choices: USABLE_ACTIVATIONS.map((value) => ({
        value,
        label: value,
        detail: activationWords(value),
      })),
    },
  ];
}

const EXAMPLE_CALL = 'RandomNormal(stddev=0.1)';

/** Reads an initializer's text, once the reader of Python code is there. */
export type ReadInitializer = (text: string) => unknown;

/** The arguments under "More…", in Keras' order. */
export function moreSteps(readInitializer: ReadInitializer): readonly ConfigureStep[] {
  return [
    {
      kind: 'pick',
      argument: 'dataFormat',
      prompt: vscode.l10n.t('Where the channels stand in the batch'),
      choices: DATA_FORMATS.map((value) => ({
        value,
        label: value,
        detail:
          value === 'channels_last'
            ? vscode.l10n.t('(batch, height, width, channels): as images are loaded.')
            : vscode.l10n.t('(batch, channels, height, width): the batch is transposed first.'),
      })),
    },
    pair(
      'dilationRate',
      vscode.l10n.t('Distance between the pixels that a kernel looks at; 1 means next to each other.'),
    ),
    {
      kind: 'input',
      argument: 'groups',
      prompt: vscode.l10n.t('Groups of channels that do not see each other; as many as channels: depthwise.'),
      placeholder: vscode.l10n.t('a whole number that divides channels and filters'),
      read: readNumbers,
    },
    {
      kind: 'pick',
      argument: 'useBias',
      prompt: vscode.l10n.t('Whether each filter adds a number of its own'),
      choices: [
        { value: true, label: 'True', detail: vscode.l10n.t('One bias for each filter.') },
        { value: false, label: 'False', detail: vscode.l10n.t('No bias: fewer parameters.') },
      ],
    },
    initializer(
      'kernelInitializer',
      vscode.l10n.t('How the kernel begins: pick a name, or type a call such as {0}', EXAMPLE_CALL),
      readInitializer,
    ),
    initializer(
      'biasInitializer',
      vscode.l10n.t('How the bias begins: pick a name, or type a call such as {0}', EXAMPLE_CALL),
      readInitializer,
    ),
    {
      kind: 'input',
      argument: 'seed',
      prompt: vscode.l10n.t('Seed of everything that is drawn; the same one gives the same weights as in Keras.'),
      placeholder: vscode.l10n.t('a whole number; nothing to draw one at random'),
      read: readOptionalNumber,
    },
    {
      kind: 'input',
      argument: 'name',
      prompt: vscode.l10n.t('Name of the layer.'),
      placeholder: vscode.l10n.t('nothing: Keras names it'),
      read: readOptional,
    },
  ];
}

function initializer(
  argument: 'kernelInitializer' | 'biasInitializer',
  prompt: string,
  read: ReadInitializer,
): PickStep {
  // An orthogonal weight needs two axes, a bias has one.
  const usable = USABLE_INITIALIZERS.filter((name) => argument === 'kernelInitializer' || name !== 'Orthogonal');
  const choices = usable.map((name) => ({
    value: INITIALIZER_NAMES[name],
    label: INITIALIZER_NAMES[name],
    detail: initializerWords(name),
  }));
  return {
    kind: 'pick',
    argument,
    prompt,
    choices,
    sameShape: true,
    read,
  };
}

/** What a step is called. */
export function titleOf({ argument }: StepWords): string {
  return vscode.l10n.t('Configure Conv2D: {0}', KERAS_NAMES[argument]);
}

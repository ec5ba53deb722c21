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
  return { kind: 'input', argument, prompt, placeholder: 'height, width (one number for both)', read: readNumbers };
}

/** The common arguments, one after the other in Keras' order. */
export const MAIN_STEPS: readonly ConfigureStep[] = [
  {
    kind: 'input',
    argument: 'filters',
    prompt: 'Number of filters: each makes one feature map.',
    placeholder: 'a whole number, such as 32',
    read: readNumbers,
  },
  pair('kernelSize', 'Height and width of the kernel, in pixels.'),
  pair('strides', 'How far the kernel moves from one output cell to the next.'),
  {
    kind: 'pick',
    argument: 'padding',
    prompt: 'What happens at the edges of the image',
    choices: PADDINGS.map((value) => ({
      value,
      label: value,
      detail:
        value === 'valid'
          ? 'The kernel stays inside the image; the output is smaller.'
          : 'Zeros around the image; with strides 1 the output is as large as the input.',
    })),
  },
  {
    kind: 'pick',
    argument: 'activation',
    prompt: 'Function applied to the output',
    choices: USABLE_ACTIVATIONS.map((value) => ({
      value,
      label: value,
      detail: activationWords(value),
    })),
  },
];

/** Reads an initializer's text, once the reader of Python code is there. */
export type ReadInitializer = (text: string) => unknown;

/** The arguments under "More…", in Keras' order. */
export function moreSteps(readInitializer: ReadInitializer): readonly ConfigureStep[] {
  return [
    {
      kind: 'pick',
      argument: 'dataFormat',
      prompt: 'Where the channels stand in the batch',
      choices: DATA_FORMATS.map((value) => ({
        value,
        label: value,
        detail:
          value === 'channels_last'
            ? '(batch, height, width, channels): as images are loaded.'
            : '(batch, channels, height, width): the batch is transposed first.',
      })),
    },
    pair('dilationRate', 'Distance between the pixels that a kernel looks at; 1 means next to each other.'),
    {
      kind: 'input',
      argument: 'groups',
      prompt: 'Groups of channels that do not see each other; as many as channels: depthwise.',
      placeholder: 'a whole number that divides channels and filters',
      read: readNumbers,
    },
    {
      kind: 'pick',
      argument: 'useBias',
      prompt: 'Whether each filter adds a number of its own',
      choices: [
        { value: true, label: 'True', detail: 'One bias for each filter.' },
        { value: false, label: 'False', detail: 'No bias: fewer parameters.' },
      ],
    },
    initializer('kernelInitializer', 'How the kernel begins', readInitializer),
    initializer('biasInitializer', 'How the bias begins', readInitializer),
    {
      kind: 'input',
      argument: 'seed',
      prompt: 'Seed of everything that is drawn; the same one gives the same weights as in Keras.',
      placeholder: 'a whole number; nothing to draw one at random',
      read: readOptionalNumber,
    },
    {
      kind: 'input',
      argument: 'name',
      prompt: 'Name of the layer.',
      placeholder: 'nothing: Keras names it',
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
    prompt: `${prompt}: pick a name, or type a call such as RandomNormal(stddev=0.1)`,
    choices,
    sameShape: true,
    read,
  };
}

/** What a step is called. */
export function titleOf({ argument }: StepWords): string {
  return `Configure Conv2D: ${KERAS_NAMES[argument]}`;
}

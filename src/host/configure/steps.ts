import { ACTIVATIONS, type ArgumentName, PADDINGS } from '../../conv2d/arguments';

interface StepWords {
  readonly argument: ArgumentName;
  readonly title: string;
  readonly prompt: string;
}

/** A step in which the user types one number or two. */
export interface InputStep extends StepWords {
  readonly kind: 'input';
  readonly placeholder: string;
}

/** A step in which the user picks a value. */
export interface PickStep extends StepWords {
  readonly kind: 'pick';
  readonly choices: readonly { readonly value: string | boolean; readonly label: string; readonly detail?: string }[];
}

export type ConfigureStep = InputStep | PickStep;

function pair(argument: 'kernelSize' | 'strides' | 'dilationRate', title: string, prompt: string): InputStep {
  return {
    kind: 'input',
    argument,
    title,
    prompt,
    placeholder: 'height, width (one number for both)',
  };
}

/** The steps of "Configure Conv2D…", in Keras' order of arguments. */
export const CONFIGURE_STEPS: readonly ConfigureStep[] = [
  {
    kind: 'input',
    argument: 'filters',
    title: 'filters',
    prompt: 'Number of filters: each makes one feature map.',
    placeholder: 'a whole number, such as 32',
  },
  pair('kernelSize', 'kernel_size', 'Height and width of the kernel, in pixels.'),
  pair('strides', 'strides', 'How far the kernel moves from one output cell to the next.'),
  {
    kind: 'pick',
    argument: 'padding',
    title: 'padding',
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
  pair(
    'dilationRate',
    'dilation_rate',
    'Distance between the pixels that a kernel looks at; 1 means next to each other.',
  ),
  {
    kind: 'pick',
    argument: 'activation',
    title: 'activation',
    prompt: 'Function applied to the output',
    choices: ACTIVATIONS.map((value) => ({ value, label: value })),
  },
  {
    kind: 'pick',
    argument: 'useBias',
    title: 'use_bias',
    prompt: 'Whether each filter adds a number of its own',
    choices: [
      { value: true, label: 'True', detail: 'One bias for each filter.' },
      { value: false, label: 'False', detail: 'No bias: fewer parameters.' },
    ],
  },
];

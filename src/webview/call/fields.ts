import * as l10n from '@vscode/l10n';
import { activationWords, USABLE_ACTIVATIONS } from '../../conv2d/activations';
import {
  type ArgumentName,
  DATA_FORMATS,
  KERAS_NAMES,
  MAX_FILTERS,
  MAX_LENGTH,
  PADDINGS,
} from '../../conv2d/arguments';
import { INITIALIZER_NAMES, USABLE_INITIALIZERS } from '../../conv2d/initializers';
import { initializerWords } from '../../conv2d/initializerWords';
import { choiceControl, numberControl, type Option, pairControl, textControl } from './controls';
import { type Control, Field, type FieldValue } from './field';

/** A field for every argument, in Keras' order. */
export function argumentFields(change: (argument: ArgumentName, value: FieldValue) => void): readonly Field[] {
  const field = (argument: ArgumentName, make: (change: (value: FieldValue) => void) => Control): Field =>
    new Field(
      argument,
      KERAS_NAMES[argument],
      make((value) => change(argument, value)),
    );
  const pair = (argument: ArgumentName): Field =>
    field(argument, (changed) => pairControl(KERAS_NAMES[argument], { min: 1, max: MAX_LENGTH }, changed));
  const choice = (argument: ArgumentName, options: readonly Option[]): Field =>
    field(argument, (changed) => choiceControl(options, changed));
  const initializer = (argument: 'kernelInitializer' | 'biasInitializer'): Field =>
    field(argument, (changed) => {
      const options = USABLE_INITIALIZERS.filter((name) => argument === 'kernelInitializer' || name !== 'Orthogonal');
      const list = { id: `${argument}-list`, options: options.map(initializerOption) };
      return textControl(changed, { list });
    });
  const names = (values: readonly string[]): readonly Option[] => values.map((value) => ({ value }));
  return [
    field('filters', (changed) => numberControl({ min: 1, max: MAX_FILTERS }, changed)),
    pair('kernelSize'),
    pair('strides'),
    choice('padding', names(PADDINGS)),
    choice('dataFormat', names(DATA_FORMATS)),
    pair('dilationRate'),
    field('groups', (changed) => numberControl({ min: 1, max: MAX_FILTERS }, changed)),
    choice(
      'activation',
      USABLE_ACTIVATIONS.map((value) => ({ value, title: activationWords(value) })),
    ),
    field('useBias', (changed) => choiceControl(names(['True', 'False']), (value) => changed(value === 'True'))),
    initializer('kernelInitializer'),
    initializer('biasInitializer'),
    field('seed', (changed) => numberControl({ min: 0 }, changed, l10n.t('drawn'))),
    field('name', (changed) => textControl(changed, { placeholder: 'conv2d' })),
  ];
}

function initializerOption(name: (typeof USABLE_INITIALIZERS)[number]): Option {
  return { value: INITIALIZER_NAMES[name], title: initializerWords(name) };
}

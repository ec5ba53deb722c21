import * as l10n from '@vscode/l10n';
import { repr } from '../../python/repr';
import { PythonUnknown, unknownIn } from '../../python/values';
import { type ArgumentName, KERAS_NAMES } from '../arguments';
import { sentences } from '../sentences';
import { refuse } from './refused';

const EXAMPLES: Readonly<Partial<Record<ArgumentName, string>>> = {
  filters: '32',
  kernelSize: '(3, 3)',
  strides: '(1, 1)',
  padding: "'same'",
  dataFormat: "'channels_last'",
  dilationRate: '(1, 1)',
  groups: '1',
  useBias: 'False',
  seed: '7',
  activation: "'relu'",
  kernelInitializer: "'he_normal'",
  biasInitializer: "'zeros'",
};

/**
 * Refuses what the text alone does not tell, in words of our own: Keras might take it.
 *
 * @param more what to do besides writing the value itself
 */
export function refuseUnknown(argument: ArgumentName, value: unknown, ...more: readonly string[]): void {
  const unknown = unknownIn(value);
  if (unknown) refuseAsUnknown(argument, unknown, ...more);
}

/** The same for a value that is whole and of no use here, such as a function of the user's own. */
export function refuseAsUnknown(argument: ArgumentName, value: unknown, ...more: readonly string[]): never {
  const example = `${KERAS_NAMES[argument]}=${EXAMPLES[argument] ?? '…'}`;
  return refuse(
    argument,
    // Once more as code, which is cut where it is too long for a message.
    l10n.t('Convscope does not know what `{0}` is.', repr(new PythonUnknown(repr(value)))),
    sentences(l10n.t('Write the value itself, such as {0}.', example), ...more),
  );
}

/** For activations and initializers, which no shape depends on. */
export function shapesHold(): string {
  return l10n.t('The shapes do not depend on it: leave it out to see them.');
}

import * as l10n from '@vscode/l10n';
import { repr, str, typeName } from '../../python/repr';
import { setOrder, setText } from '../../python/sets';
import { elementsOf, isPlainDict, NumpyInteger, numberOf, PythonDict, PythonSet } from '../../python/values';
import { type ArgumentName, KERAS_NAMES, type Pair } from '../arguments';
import { refuse } from './refused';
import { refuseUnknown } from './unknown';

type PairArgument = Extract<ArgumentName, 'kernelSize' | 'strides' | 'dilationRate'>;

/**
 * One whole number or two, as `standardize_tuple` takes them (keras/src/utils/argument_validation.py). Where Keras lets a
 * fraction or a text pass that breaks the layer later, it is refused here in words of our own.
 */
export function parsePair(argument: PairArgument, value: unknown): Pair {
  refuseUnknown(argument, value);
  const name = KERAS_NAMES[argument];
  const received = `The \`${name}\` argument must be a tuple of 2 integers. Received ${name}=${str(value)}`;
  const hint = l10n.t(
    'Give one whole number, or two for (height, width), such as {0}.',
    argument === 'kernelSize' ? '(3, 3)' : '(1, 1)',
  );
  const elements = elementsFrom(value);
  if (elements?.length !== 2) return refuse(argument, received, hint);
  for (const element of elements) {
    if (!isConvertible(element)) {
      refuse(argument, `${received}including element ${str(element)} of type <class '${typeName(element)}'>`, hint);
    }
  }
  if (elements.some((element) => typeof element === 'string')) {
    const cause = "TypeError: '<=' not supported between instances of 'str' and 'int'";
    refuse(argument, l10n.t('{0}. Keras stops with {1}', received, cause), hint);
  }
  const unusable = elements.filter((element) => !(amount(element) > 0));
  if (unusable.length > 0) {
    refuse(argument, `${received}, including values ${setText(unusable)} that do not satisfy \`value > 0\``, hint);
  }
  const [height, width] = elements.map(wholeNumber);
  if (height !== undefined && width !== undefined) return [height, width];
  return refuse(
    argument,
    l10n.t('{0}, including {1}, which is no whole number', received, repr(elements[height === undefined ? 0 : 1])),
    hint,
  );
}

/** A whole number stands for both; of everything else Python makes a tuple: of a text's characters, of a dict's keys. */
function elementsFrom(value: unknown): readonly unknown[] | undefined {
  if (Number.isInteger(value) || typeof value === 'boolean') return [value, value];
  if (value instanceof PythonSet) return setOrder(value.items);
  if (value instanceof PythonDict) return [...new Map(value.entries).keys()];
  if (isPlainDict(value)) return Object.keys(value);
  return typeof value === 'string' ? Array.from(value) : elementsOf(value);
}

/** Whether Python's `int()` takes it. */
function isConvertible(element: unknown): boolean {
  if (typeof element === 'string') return /^\s*[+-]?\d+\s*$/.test(element);
  return !Number.isNaN(amount(element));
}

function amount(element: unknown): number {
  return typeof element === 'boolean' ? Number(element) : (numberOf(element) ?? NaN);
}

/** As the plain number that it is; undefined for a float. */
function wholeNumber(value: unknown): number | undefined {
  if (typeof value === 'boolean') return Number(value);
  if (value instanceof NumpyInteger) return value.value;
  return typeof value === 'number' && Number.isInteger(value) ? value : undefined;
}

import { parseInitializerText } from '../../../src/conv2d/parse/text';
import { ARGUMENT_NAMES, DEFAULT_ARGUMENTS, KERAS_NAMES } from '../../../src/conv2d/arguments';
import { settingValue } from '../../../src/conv2d/callText';
import { parseArguments, type ParsedArguments, type RawArguments } from '../../../src/conv2d/parse/parseArguments';

/** Arguments as a record has them: under Keras' names, initializers as text, everything else with its default. */
export function parseRecorded(recorded: Readonly<Record<string, unknown>>, seed: number | null): ParsedArguments {
  const value = (name: (typeof ARGUMENT_NAMES)[number]): unknown => {
    const given = recorded[KERAS_NAMES[name]] ?? settingValue(DEFAULT_ARGUMENTS, name);
    if (name === 'seed') return seed;
    if (typeof given !== 'string' || !name.endsWith('Initializer')) return given;
    const text = parseInitializerText(given);
    return text.ok ? text.value : text.message;
  };
  const raw = Object.fromEntries(ARGUMENT_NAMES.map((name) => [name, value(name)]));
  return parseArguments({ ...DEFAULT_ARGUMENTS, ...raw } satisfies RawArguments);
}

/** The pixels of picture number `picture`, as the recorder makes them. */
export function recordedPixels(shape: readonly number[], picture: number): Uint8Array {
  const count = shape.reduce((product, size) => product * size, 1);
  return Uint8Array.from({ length: count }, (_, at) => Math.imul(at + 1 + 1000 * picture, 2654435761) >>> 24);
}

/** Values of an array at evenly spread places, as the recorder picks them. */
export function samplesOf(values: ArrayLike<number>, count: number): number[] {
  const n = Math.min(count, values.length);
  return Array.from(
    { length: n },
    (_, k) => values[n === 1 ? 0 : Math.floor((k * (values.length - 1)) / (n - 1))] ?? NaN,
  );
}

import * as l10n from '@vscode/l10n';
import { repr, str } from '../../python/repr';
import { elementsOf, numberOf, type PythonArgument } from '../../python/values';
import type { ArgumentName } from '../arguments';
import type { ConstantValue } from '../constant';
import { DISTRIBUTIONS, type InitializerParameter, MODES, type Scaling } from '../initializers';
import { readConstant } from './readConstant';
import { parseSeed } from './parseSeed';
import { refuse } from './refused';
import { refuseUnknown, shapesHold } from './unknown';

/** The arguments of one initializer, checked as they are asked for; throws `Refused`. */
export class Config {
  constructor(
    private readonly argument: ArgumentName,
    private readonly className: string,
    private readonly parameters: readonly InitializerParameter[],
    private readonly given: ReadonlyMap<string, PythonArgument>,
  ) {}

  number(name: string): number {
    const value = this.#known(name);
    const number = name === 'value' && typeof value === 'boolean' ? Number(value) : numberOf(value);
    if (number !== undefined && Number.isFinite(number)) {
      if (name !== 'scale') this.#refuseUnrepresentable(value, number);
      return number;
    }
    return refuse(
      this.argument,
      l10n.t('`{0}` of {1} must be a number. Received {0}={2}.', name, this.className, repr(value)),
    );
  }

  /** A number, or rows of numbers, with TensorFlow's words for what makes no tensor. */
  numbers(name: string): ConstantValue {
    const value = this.#known(name);
    if (!elementsOf(value)) return this.number(name);
    const rows = readConstant(value);
    if (rows.ok) {
      for (const { written, number } of rows.numbers) this.#refuseUnrepresentable(written, number);
      return rows.value;
    }
    return refuse(this.argument, rows.message, rows.suggestion);
  }

  seed(): number | null {
    const value = this.#value('seed');
    const parsed = parseSeed(value);
    if (!parsed.ok) refuseUnknown(this.argument, value, shapesHold());
    return parsed.ok ? parsed.seed : refuse(this.argument, parsed.message, parsed.suggestion);
  }

  /** Checked in the order of Keras' constructor (keras/src/initializers/random_initializers.py, VarianceScaling). */
  scaling(): Scaling {
    const scale = this.number('scale');
    if (scale <= 0) {
      const shown = str(this.#value('scale'));
      refuse(
        this.argument,
        `Argument \`scale\` must be positive float. Received: scale=${shown}`,
        l10n.t('Use a scale above 0.'),
      );
    }
    const wantedMode = this.#known('mode');
    const mode = MODES.find((known) => known === wantedMode);
    if (!mode) {
      return refuse(
        this.argument,
        `Invalid \`mode\` argument: ${str(wantedMode)}. Please use one of {'fan_in', 'fan_out', 'fan_avg'}`,
      );
    }
    const wanted = this.#known('distribution');
    const lower = typeof wanted === 'string' ? wanted.toLowerCase() : wanted;
    const distribution = DISTRIBUTIONS.find((known) => known === (lower === 'normal' ? 'truncated_normal' : lower));
    if (!distribution) {
      return refuse(
        this.argument,
        `Invalid \`distribution\` argument: ${str(lower)}.Please use one of {'uniform', 'truncated_normal', 'untruncated_normal'}`,
      );
    }
    return { scale, mode, distribution };
  }

  axes(): { readonly inputAxes: readonly number[] | null; readonly outputAxes: readonly number[] | null } {
    // Keras looks at neither as long as the other is None.
    if (this.#value('input_axes') === null || this.#value('output_axes') === null) {
      return { inputAxes: null, outputAxes: null };
    }
    return { inputAxes: this.#axes('input_axes'), outputAxes: this.#axes('output_axes') };
  }

  /** TensorFlow's words for numbers that its tensors cannot hold. */
  #refuseUnrepresentable(value: unknown, number: number): void {
    const cannot = "Can't convert Python sequence with";
    if (typeof value === 'number' && Number.isInteger(number) && Math.abs(number) >= 2 ** 63) {
      refuse(
        this.argument,
        `${cannot} out-of-range integer to Tensor.`,
        l10n.t('Write it as a float, such as {0}.', '1e20'),
      );
    }
    if (!Number.isFinite(Math.fround(number))) {
      const message = `${cannot} a value out of range for a double-precision float.`;
      refuse(this.argument, message, l10n.t('Use a number that float32 can hold: below {0}.', '3.4e38'));
    }
  }

  #axes(name: string): readonly number[] {
    const value = this.#known(name);
    const axes = elementsOf(value);
    const numbers = axes?.filter((axis): axis is number => Number.isInteger(axis));
    if (axes && numbers?.length === axes.length) return numbers;
    return refuse(this.argument, l10n.t('`{0}` must be a list of integers. Received {0}={1}.', name, repr(value)));
  }

  /** A value that the text tells. */
  #known(name: string): unknown {
    const value = this.#value(name);
    refuseUnknown(this.argument, value, shapesHold());
    return value;
  }

  #value(name: string): unknown {
    const given = this.given.get(name);
    return given ? given.value : (this.parameters.find((parameter) => parameter.name === name)?.default ?? null);
  }
}

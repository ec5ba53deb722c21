import { describe, expect, it } from 'vitest';
import recorded from '../../fixtures/conv2d/layer.json';
import { ARGUMENT_NAMES, AUTOMATIC_NAME, type Conv2DArguments, KERAS_NAMES } from '../../../src/conv2d/arguments';
import { INITIALIZER_PARAMETERS, type Initializer } from '../../../src/conv2d/initializers';
import { parseConv2DText } from '../../../src/conv2d/parse/text';
import { stepOf, type Trace } from '../../../src/conv2d/trace';
import { traceConv2D } from '../../../src/conv2d/traceConv2D';
import { imageOf } from '../fixtures';

function read(call: string): Conv2DArguments {
  const parsed = parseConv2DText(call);
  if (!parsed.ok) throw new Error(parsed.message);
  return parsed.arguments;
}

function trace(call: string, [height = 0, width = 0, channels = 0]: readonly number[]): Trace {
  const traced = traceConv2D(imageOf(height, width, channels), read(call));
  if (!traced.ok) throw new Error(traced.problem.message);
  return traced.trace;
}

/** What `get_config()` says of an initializer. */
function config(initializer: Initializer): object {
  const own: Readonly<Record<string, unknown>> = { ...initializer };
  const camel = (name: string): string => name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
  const values = INITIALIZER_PARAMETERS[initializer.className].map(({ name }) => [name, own[camel(name)]] as const);
  return { class_name: initializer.className, config: Object.fromEntries(values) };
}

describe(`a layer as Keras ${recorded.versions.keras} describes it`, () => {
  it.each(recorded.calls.map((row) => [row.call, row.config] as const))('reads %s', (call, expected) => {
    const args = read(call);
    const actual = ARGUMENT_NAMES.filter((name) => name !== 'seed').map((name) => {
      const value = args[name];
      const initializer = name === 'kernelInitializer' || name === 'biasInitializer';
      return [KERAS_NAMES[name], initializer ? config(args[name]) : value] as const;
    });
    expect(Object.fromEntries(actual)).toEqual(expected);
  });

  it.each(recorded.summaries.map((row) => [row.call, row] as const))('summarises %s', (call, row) => {
    const { lifecycle, arguments: args, counts } = trace(call, row.input);
    expect(lifecycle.before.summary).toBe(row.before.trimEnd());
    expect(lifecycle.after.summary).toBe(row.after.trimEnd());
    expect(counts.parameters).toBe(row.count_params_after);
    const answers = lifecycle.before.answers.map(({ text }) => text);
    expect(answers).toContain(`ValueError: ${row.count_params_before}`);
    expect(row.count_params_before).toContain(`'${args.name ?? AUTOMATIC_NAME}'`);
    expect(row.weights_before).toBe(0);
  });

  it.each(recorded.torchinfo.map((row) => [row.call, row] as const))('counts %s as torchinfo does', (call, row) => {
    const { counts } = trace(call, row.input);
    expect(counts.torchinfoMultiplyAdds).toBe(row.mult_adds);
    expect(counts.parameters).toBe(row.parameters);
  });

  it('quotes what TensorFlow says of a batch that is not cast', () => {
    expect(stepOf(trace('Conv2D(4, 3)', [9, 9, 3]), 'cast').cautions[0]).toContain(recorded.uint8.plain);
    expect(stepOf(trace('Conv2D(3, 3, groups=3)', [9, 9, 3]), 'cast').cautions[0]).toContain(recorded.uint8.grouped);
  });
});

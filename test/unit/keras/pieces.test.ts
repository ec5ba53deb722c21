import { describe, expect, it } from 'vitest';
import recorded from '../../fixtures/conv2d/pieces.json';
import { activate } from '../../../src/conv2d/activation/activate';
import { type ArgumentName, type Conv2DArguments } from '../../../src/conv2d/arguments';
import { findLayers, type ParsedText, parseConv2DText } from '../../../src/conv2d/parse/text';
import { shapeOf, stepOf, type Trace } from '../../../src/conv2d/trace';
import { traceConv2D } from '../../../src/conv2d/traceConv2D';
import { initialValues } from '../../../src/conv2d/weights/initialValues';
import { imageOf } from '../fixtures';
import { samplesOf } from './recorded';

type Piece = (typeof recorded.pieces)[number];

/** What Convscope says it does not know, although Keras takes it. */
const UNKNOWN = /^(?:Convscope does not know |dtype=\S+ cannot be inspected|There is no call of Conv2D)/;
/** Refused in words of our own where Keras takes it, or breaks later: fractions, and texts or lists for use_bias. */
const OWN = [
  /3\.5/,
  /64 \/ 2/,
  /\{2, 3\.0\}/,
  /use_bias=(?:''|\[\])/,
  /ELU\(None\)/,
  /Constant\(\[+1\], /,
  /Constant\(\[{5}/,
];
/** Python refuses what stands around the call or in arguments that are not used; a prompt is no Python. */
const AROUND = [
  /^>>>/,
  /\)\)$/,
  /regularizer=1\/0/,
  /name='a' \+ 1/,
  /activation=relu\)$/,
  /^model = Sequential\(\)\nmodel\.add\(layers\.Conv2D\(64/,
];
/** Python's and Keras' words for what is told in our own. */
const WORDS = /does not know|^This is not Python|is not closed/;

function read({ code }: Piece): ParsedText {
  return parseConv2DText(code, findLayers(code).at(-1)?.from);
}

function traced(args: Conv2DArguments, input: readonly number[]): ReturnType<typeof traceConv2D> {
  return traceConv2D(imageOf(32, 32, (args.dataFormat === 'channels_first' ? input[1] : input[3]) ?? 0), args);
}

const config = ({
  filters,
  kernelSize,
  strides,
  padding,
  dataFormat,
  dilationRate,
  groups,
}: Conv2DArguments): object => ({
  filters,
  kernel_size: kernelSize,
  strides,
  padding,
  data_format: dataFormat,
  dilation_rate: dilationRate,
  groups,
});

describe(`pieces of code as Keras ${recorded.versions.keras} reads them`, () => {
  const accepted = recorded.pieces.filter((piece) => 'config' in piece);
  const refused = recorded.pieces.filter((piece) => 'message' in piece);

  it('are many, and most of them are known', () => {
    expect(recorded.pieces.length).toBeGreaterThan(900);
    const unknown = accepted.filter((piece) => !read(piece).ok);
    expect(unknown.length / accepted.length).toBeLessThan(0.22);
  });

  it.each(accepted.map((piece) => [piece.code, piece] as const))('%s', (code, piece) => {
    const parsed = read(piece);
    if (!parsed.ok) {
      const own = OWN.some((known) => known.test(code));
      const same = piece.call?.message === parsed.message;
      expect(own || same || UNKNOWN.test(parsed.message) ? 'told' : parsed.message).toBe('told');
      return;
    }
    if (AROUND.some((known) => known.test(code))) return;
    const args = parsed.arguments;
    const { kernel_initializer: kernel, bias_initializer: bias, use_bias: useBias, ...rest } = piece.config ?? {};
    expect(config(args)).toEqual(rest);
    expect(args.useBias).toBe(Boolean(useBias));
    expect(args.kernelInitializer.className).toBe(kernel?.class_name ?? 'GlorotUniform');
    expect(args.biasInitializer.className).toBe(bias?.class_name ?? 'GlorotUniform');
    expect(numbersOf(args, 'kernelInitializer')).toEqual(expect.objectContaining(numbersIn(kernel?.config)));
    expect(numbersOf(args, 'biasInitializer')).toEqual(expect.objectContaining(numbersIn(bias?.config)));
    const trace = traced(args, piece.input ?? []);
    if (piece.call) {
      const message = trace.ok ? 'accepted' : trace.problem.message;
      if (!OWN.some((known) => known.test(code))) expect(message).toBe(piece.call.message);
      return;
    }
    if (!trace.ok) throw new Error(trace.problem.message);
    expect(stepOf(trace.trace, 'output').shape).toBe(`(${(piece.output ?? []).join(', ')})`);
    compareActivation(args, piece.activation ?? []);
    if (piece.kernel) compareKernel(args, trace.trace, piece.kernel);
  });

  it.each(refused.map((piece) => [piece.code, piece] as const))('refuses %s', (code, piece) => {
    const parsed = read(piece);
    if (AROUND.some((known) => known.test(code))) return;
    const message = parsed.ok ? 'accepted' : parsed.message;
    if (WORDS.test(message)) return;
    expect(message).toContain(piece.message);
  });
});

/** The numbers of an initializer, under Keras' names. */
function numbersOf(
  args: Conv2DArguments,
  name: Extract<ArgumentName, 'kernelInitializer' | 'biasInitializer'>,
): object {
  return Object.fromEntries(
    Object.entries(args[name]).map(([key, value]) => [
      key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      value,
    ]),
  );
}

/** Texts stand for objects, lists are told apart by the values that they make. */
function numbersIn(values: Readonly<Record<string, unknown>> = {}): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => typeof value === 'number'));
}

function compareActivation({ activation }: Conv2DArguments, expected: readonly number[]): void {
  const values = activate(activation, Float32Array.from(recorded.probe), recorded.probe.length);
  expect(values.length).toBe(expected.length);
  values.forEach((value, at) => {
    const wanted = expected[at] ?? NaN;
    expect(Math.abs(value - wanted)).toBeLessThanOrEqual(2e-6 * Math.abs(wanted) + 1e-12);
  });
}

function compareKernel({ kernelInitializer }: Conv2DArguments, trace: Trace, expected: readonly number[]): void {
  const values = initialValues(kernelInitializer, shapeOf(trace, 'kernel'), 0);
  samplesOf(values ?? [], expected.length).forEach((value, at) => {
    expect(value).toBeCloseTo(expected[at] ?? NaN, 6);
  });
}

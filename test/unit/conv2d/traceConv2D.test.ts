import { describe, expect, it } from 'vitest';
import { type Conv2DArguments, DEFAULT_ARGUMENTS } from '../../../src/conv2d/arguments';
import { findMismatches } from '../../../src/conv2d/proof';
import { shapeOf, stepOf, type Trace } from '../../../src/conv2d/trace';
import { traceConv2D } from '../../../src/conv2d/traceConv2D';
import { imageOf } from '../fixtures';

const IMAGE = imageOf(725, 1280, 3, 'test_1.jpg');

function trace(changes: Partial<Conv2DArguments> = {}, image = IMAGE): Trace {
  const result = traceConv2D(image, { ...DEFAULT_ARGUMENTS, ...changes });
  if (!result.ok) throw new Error(result.problem.message);
  return result.trace;
}

const formulas = (made: Trace, id: 'kernel' | 'output'): Record<string, string> =>
  Object.fromEntries(stepOf(made, id).formulas.map(({ label, text }) => [label, text]));

describe('the worked example', () => {
  const made = trace();

  it.each([
    ['image', '(725, 1280, 3)', 'uint8', 2_784_000],
    ['batch', '(1, 725, 1280, 3)', 'uint8', 2_784_000],
    ['cast', '(1, 725, 1280, 3)', 'float32', 11_136_000],
    ['kernel', '(4, 4, 3, 32)', 'float32', 6_144],
    ['bias', '(32,)', 'float32', 128],
    ['output', '(1, 722, 1277, 32)', 'float32', 118_015_232],
  ] as const)('%s is %s %s with %d bytes', (id, shape, dtype, bytes) => {
    expect(stepOf(made, id)).toMatchObject({ shape, tensor: { dtype, bytes } });
  });

  it('has seven steps in order, and no weights before the first call', () => {
    expect(made.steps.map(({ id }) => id)).toEqual(['image', 'batch', 'cast', 'layer', 'kernel', 'bias', 'output']);
    expect(stepOf(made, 'layer').shape).toBe('[]');
    expect(stepOf(made, 'layer').tensor).toBeUndefined();
    expect(stepOf(made, 'image').code).toBe("img = cv2.imread('test_1.jpg')");
  });

  it("shows the arithmetic with the image's own numbers", () => {
    expect(formulas(made, 'output')).toMatchObject({
      height: '725 - 4 + 1 = 722',
      width: '1280 - 4 + 1 = 1277',
      'multiply-adds': '722 × 1277 × 32 × (4 × 4 × 3) = 1,416,182,784',
    });
    expect(formulas(made, 'kernel')['glorot_uniform limit']).toBe(
      '√(6 / (fan_in + fan_out)) = √(6 / (48 + 512)) = 0.10351',
    );
    expect(made).toMatchObject({
      counts: {
        parameters: 1_568,
        multiplyAdds: 1_416_182_784,
        flops: 2_832_365_568,
        torchinfoMultiplyAdds: 1_445_686_592,
      },
      call: 'Conv2D(filters=32, kernel_size=(4, 4))',
    });
  });
});

describe('other layers', () => {
  it('tells the four pads of same, the odd pixel at the bottom and on the right', () => {
    const made = trace({ padding: 'same' });
    expect(shapeOf(made, 'output')).toEqual([1, 725, 1280, 32]);
    expect(formulas(made, 'output')['padding']).toBe('top 1, bottom 2, left 1, right 2 (zeros)');
    const strided = trace({ padding: 'same', strides: [2, 2] });
    expect(shapeOf(strided, 'output')).toEqual([1, 363, 640, 32]);
    expect(formulas(strided, 'output')).toMatchObject({
      height: '⌈725 / 2⌉ = 363',
      padding: 'top 1, bottom 2, left 1, right 1 (zeros)',
    });
  });

  it('puts strides and dilation into the formula', () => {
    expect(formulas(trace({ strides: [2, 3] }), 'output')).toMatchObject({
      height: '⌊(725 - 4) / 2⌋ + 1 = 361',
      width: '⌊(1280 - 4) / 3⌋ + 1 = 426',
    });
    expect(formulas(trace({ dilationRate: [3, 1] }), 'output')['height']).toBe('725 - (3 × (4 - 1) + 1) + 1 = 716');
  });

  it('has no bias where the layer has none', () => {
    const made = trace({ useBias: false });
    expect(stepOf(made, 'bias')).toMatchObject({ shape: 'None' });
    expect(made.counts.parameters).toBe(1_536);
    expect(made.call).toBe('Conv2D(filters=32, kernel_size=(4, 4), use_bias=False)');
  });

  it('refuses a kernel larger than the image with the words of Keras', () => {
    const result = traceConv2D(imageOf(3, 9, 3, 'a.png'), DEFAULT_ARGUMENTS);
    expect(result).toMatchObject({
      ok: false,
      problem: {
        argument: 'kernelSize',
        message:
          'Computed output size would be zero or negative. Received `inputs shape=(1, 3, 9, 3)`, `kernel shape=(4, 4, 3, 32)`, `dilation_rate=[1 1]`, `strides=(1, 1)`, `padding=valid`.',
      },
    });
  });
});

describe('findMismatches', () => {
  const real = { cast: [1, 725, 1280, 3], kernel: [4, 4, 3, 32], bias: [32], output: [1, 722, 1277, 32] };

  it('is silent when the layer made what the trace says', () => {
    expect(findMismatches(trace(), { weightsBeforeCall: 0, shapes: real })).toEqual([]);
  });

  it('names each shape that differs, and a tensor that is missing', () => {
    const { bias: _bias, ...withoutBias } = real;
    expect(findMismatches(trace(), { weightsBeforeCall: 2, shapes: { ...withoutBias, output: [1, 2] } })).toEqual([
      'layer: the trace says [], the layer had 2 weights',
      'bias: the trace says (32,), the layer made ()',
      'output: the trace says (1, 722, 1277, 32), the layer made (1, 2)',
    ]);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { callText } from '../../../src/conv2d/callText';
import { broadcastConstant, type ConstantValue, constantShape, isBroadcastable } from '../../../src/conv2d/constant';
import { exportCode } from '../../../src/conv2d/code/exportCode';
import { parseConv2DText } from '../../../src/conv2d/parse/text';
import { traceConv2D } from '../../../src/conv2d/traceConv2D';
import { imageOf } from '../fixtures';

const SIZES = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 4 });

/** Numbers 0, 1, 2, … in rows of a shape. */
function counted(shape: readonly number[]): ConstantValue {
  let next = 0;
  const rows = ([size, ...rest]: readonly number[]): ConstantValue =>
    size === undefined ? next++ : Array.from({ length: size }, () => rows(rest));
  return rows(shape);
}

function at(value: ConstantValue, place: readonly number[]): number {
  if (typeof value === 'number') return value;
  const [first = 0, ...rest] = place;
  return at(value[value.length === 1 ? 0 : first] ?? NaN, rest);
}

function places(shape: readonly number[]): readonly (readonly number[])[] {
  const [size, ...rest] = shape;
  if (size === undefined) return [[]];
  return Array.from({ length: size }, (_, index) => places(rest).map((place) => [index, ...place])).flat();
}

describe('numbers set by hand', () => {
  it('are repeated along the axes that they do not have', () => {
    fc.assert(
      fc.property(SIZES, fc.nat(4), fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }), (shape, cut, ones) => {
        const own = shape.slice(Math.min(cut, shape.length)).map((size, index) => (ones[index] ? 1 : size));
        const value = counted(own);
        expect(constantShape(value)).toEqual(own);
        expect(isBroadcastable(own, shape)).toBe(true);
        const values = broadcastConstant(value, shape);
        expect([...values]).toEqual(
          places(shape).map((place) => at(value, own.length === 0 ? [] : place.slice(-own.length))),
        );
      }),
    );
  });

  it.each([
    [[2], [3]],
    [
      [3, 3, 1, 2],
      [3, 3, 3, 32],
    ],
    [[2, 3], [3]],
    // Keras would keep a bias of two axes.
    [[1, 3], [3]],
    [[0], [3]],
  ])('of the shape %j make no weight %j', (own, shape) => expect(isBroadcastable(own, shape)).toBe(false));

  const call =
    'Conv2D(filters=2, kernel_size=(1, 2), groups=2, kernel_initializer=Constant(value=[[[[1]], [[-2.5]]]]), bias_initializer=Constant(value=[3, 4]))';

  it('come back from the call that they make', () => {
    const parsed = parseConv2DText(call);
    expect(parsed.ok && callText(parsed.arguments)).toBe(call);
  });

  it('are refused where Keras would make weights of another shape of them', () => {
    const parsed = parseConv2DText('Conv2D(1, 3, kernel_initializer=Constant([[[[1, 2, 3, 4]]]]))');
    const traced = parsed.ok && traceConv2D(imageOf(8, 8, 3), parsed.arguments);
    expect(traced && !traced.ok && traced.problem).toMatchObject({
      argument: 'kernelInitializer',
      message: 'Numbers of the shape (1, 1, 1, 4) make no weight (3, 3, 3, 1).',
    });
  });

  it.each([
    ['a text', 'Constant([1, "a"])', /must hold numbers only. Received 'a'/],
    ['None', 'Constant([[1], None])', /must hold numbers only. Received None/],
    ['too many numbers', `Constant([${'1,'.repeat(16_385)}])`, /16385 numbers were set by hand; at most 16384/],
  ])('are refused where they hold %s', (_, initializer, message) => {
    const parsed = parseConv2DText(`Conv2D(4, 3, kernel_initializer=${initializer})`);
    expect(parsed.ok ? 'accepted' : parsed.message).toMatch(message);
  });

  it('go into the programs', () => {
    const parsed = parseConv2DText(call);
    const traced = parsed.ok && traceConv2D(imageOf(8, 8, 2), parsed.arguments);
    if (!traced || !traced.ok) throw new Error('refused');
    const code = (language: 'pytorch' | 'tensorflowjs'): string =>
      exportCode(language, { trace: traced.trace, path: 'a.png' });
    expect(code('pytorch')).toContain(
      'layer.weight.data = torch.tensor([[[[1]], [[-2.5]]]], dtype=torch.float32).expand(1, 2, 1, 2).permute(3, 2, 0, 1).contiguous()',
    );
    expect(code('pytorch')).toContain('layer.bias.data = torch.tensor([3, 4], dtype=torch.float32).expand(2,)');
    expect(code('tensorflowjs')).toContain(
      'tf.split(tf.tensor([[[[1]],[[-2.5]]]]).broadcastTo([1, 2, 1, 2]), 2, 3)[group],',
    );
  });
});

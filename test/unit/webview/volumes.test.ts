import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Conv2DArguments } from '../../../src/conv2d/arguments';
import { type Volumes, volumesOf } from '../../../src/conv2d/volumes';
import { labelBounds } from '../../../src/webview/volumes/block';
import { type Box, faces } from '../../../src/webview/volumes/box';
import { type Layout, layoutVolumes } from '../../../src/webview/volumes/layout';
import { scaleText, volumesText } from '../../../src/webview/volumes/volumesText';
import { imageOf } from '../fixtures';
import { tracedWith } from '../traces';

const CASES: readonly (readonly [string, readonly [number, number, number], Partial<Conv2DArguments>])[] = [
  ['the tutorial', [725, 1280, 3], {}],
  ['one pixel', [1, 1, 3], { kernelSize: [1, 1], filters: 1 }],
  ['a digit with many filters', [28, 28, 1], { filters: 512, kernelSize: [3, 3], padding: 'same' }],
  ['a stride', [725, 1280, 3], { strides: [8, 8] }],
  ['dilation', [60, 90, 3], { kernelSize: [3, 5], dilationRate: [4, 3], padding: 'same' }],
  ['channels first', [90, 60, 4], { dataFormat: 'channels_first', groups: 2 }],
  ['a line', [1, 100_000, 3], { kernelSize: [1, 5], padding: 'same' }],
  ['a column', [100_000, 1, 3], { kernelSize: [5, 1] }],
  ['a kernel as large as the image', [7, 7, 3], { kernelSize: [7, 7] }],
  ['more padding than image', [3, 3, 1], { kernelSize: [1000, 1000], padding: 'same' }],
  ['the largest numbers', [30_000, 30_000, 3], { kernelSize: [1024, 1024], filters: 4096, padding: 'same' }],
];
const WIDTHS = [260, 300, 599, 600, 640, 960, 1100];

function volumesFor(
  [height, width, channels]: readonly [number, number, number],
  changes: Partial<Conv2DArguments>,
): Volumes {
  return volumesOf(tracedWith(imageOf(height, width, channels), changes));
}

function expectTidy({ labels, width, height, input, padded, kernel, output }: Layout): void {
  const texts = labels.map(labelBounds);
  for (const { left, right, top, bottom } of [...texts, ...[padded ?? input, kernel, output].map(boxBounds)]) {
    expect(left).toBeGreaterThanOrEqual(0);
    expect(right).toBeLessThanOrEqual(width);
    expect(top).toBeGreaterThanOrEqual(0);
    expect(bottom).toBeLessThanOrEqual(height);
  }
  for (const [at, one] of texts.entries()) {
    for (const [other, two] of texts.slice(at + 1).entries()) {
      const apart = one.right <= two.left || two.right <= one.left || one.bottom <= two.top || two.bottom <= one.top;
      if (!apart) throw new Error(`${labels[at]?.text} lies on ${labels[at + 1 + other]?.text}`);
    }
  }
}

function boxBounds(box: Box): ReturnType<typeof labelBounds> {
  const { front, top, side } = faces(box);
  const points = [...front, ...top, ...side];
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) };
}

describe('the drawing of the volumes', () => {
  it.each(CASES)('has room for %s at every width, no text on another', (_, size, changes) => {
    for (const width of WIDTHS) expectTidy(layoutVolumes(volumesFor(size, changes), width));
  });

  it('has room for any layer', () => {
    const side = fc.integer({ min: 1, max: 5000 });
    const small = fc.integer({ min: 1, max: 40 });
    fc.assert(
      fc.property(side, side, small, small, small, fc.integer({ min: 260, max: 1100 }), (h, w, c, kh, kw, width) => {
        expectTidy(layoutVolumes(volumesFor([h, w, c], { kernelSize: [kh, kw], padding: 'same', filters: c }), width));
      }),
      { numRuns: 100 },
    );
  });

  it('has one scale for all heights and widths, and another one for all depths', () => {
    const { input, output, kernel, magnified, enlarged } = layoutVolumes(volumesFor([725, 1280, 3], {}), 1100);
    const plane = input.width / 1280;
    expect(input.height / 725).toBeCloseTo(plane, 9);
    expect(output.height / 722).toBeCloseTo(plane, 9);
    expect(output.width / 1277).toBeCloseTo(plane, 9);
    expect(kernel.width / 4 / magnified).toBeCloseTo(plane, 9);
    expect(output.depth / 32).toBeCloseTo(input.depth / 3, 9);
    expect(enlarged).toEqual(['the window', 'the cell']);
  });

  it('says what is drawn larger than to scale', () => {
    const { magnified, enlarged } = layoutVolumes(volumesFor([28, 28, 1], { filters: 512, kernelSize: [3, 3] }), 1000);
    expect(magnified).toBeGreaterThan(1);
    expect(scaleText(magnified, enlarged)).toBe(
      `Heights and widths have one scale, depths (channels, filters) another. Height and width of the kernel are drawn ${magnified} times larger. Too small to be seen, and drawn larger: the depth of the input, the depth of the kernel.`,
    );
    expect(scaleText(1, [])).toBe('Heights and widths have one scale, depths (channels, filters) another.');
  });

  it('puts the window where it is, and the taps of a dilated kernel apart', () => {
    const volumes = volumesFor([60, 90, 3], { kernelSize: [3, 5], dilationRate: [4, 3], padding: 'same' });
    const { input, window, padded, weights, kernel } = layoutVolumes(volumes, 1000);
    const plane = input.width / 90;
    expect(window.x - input.x).toBeCloseTo((volumes.window.columns[0] ?? NaN) * plane, 6);
    expect(window.width).toBeCloseTo(13 * plane, 6);
    expect(padded?.height).toBeCloseTo(68 * plane, 6);
    expect(weights).toHaveLength(15);
    expect(weights[1]?.x).toBeCloseTo(kernel.x + (3 * kernel.width) / 13, 6);
  });

  it('is told in words with all its numbers', () => {
    expect(volumesText(volumesFor([725, 1280, 3], { padding: 'same' }))).toBe(
      'Input height 725, width 1280, channels 3, padded by 1 at the top, 2 at the bottom, 1 left and 2 right. ' +
        'Kernel height 4, width 4, channels 3, one of 32. ' +
        'At rows 216 to 219 and columns 703 to 706 of the input it makes row 217, column 704 of the output. ' +
        'Output height 725, width 1280, filters 32.',
    );
  });
});

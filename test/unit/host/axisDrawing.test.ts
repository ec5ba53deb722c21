import { describe, expect, it } from 'vitest';
import { stepOf, type StepId } from '../../../src/conv2d/trace';
import { axisDrawing } from '../../../src/host/tree/axisDrawing';
import { type AxisPalette, ON_DARK, ON_LIGHT } from '../../../src/host/tree/axisPalette';
import { codeSpan } from '../../../src/host/markdown';
import { imageOf } from '../fixtures';
import { tracedWith } from '../traces';

function drawn(step: StepId, palette: AxisPalette = ON_DARK): string {
  return axisDrawing(stepOf(tracedWith(imageOf(725, 1280, 3)), step).tensor?.axes ?? [], palette);
}

/** What is written in a drawing, in its order. */
function texts(svg: string): string[] {
  return [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text = '']) => text);
}

describe('the drawing of the axes', () => {
  it('names all axes with their sizes, in the order of the shape', () => {
    expect(texts(drawn('output')).slice(0, 8)).toEqual(['N', '1', 'H', '722', 'W', '1277', 'filters', '32']);
    expect(texts(drawn('kernel')).slice(0, 8)).toEqual(['H', '4', 'W', '4', 'C', '3', 'filters', '32']);
  });

  it('says how many solids there are, and what their depth is', () => {
    expect(texts(drawn('kernel')).slice(8)).toEqual(['32 ×', 'H', 'W', 'C']);
    expect(texts(drawn('output')).slice(8)).toEqual(['1 ×', 'H', 'W', 'F']);
    expect(texts(drawn('image')).slice(6)).toEqual(['H', 'W', 'C']);
  });

  it('draws a vector as cells, no more than there is room for', () => {
    const svg = drawn('bias');
    expect(texts(svg)).toEqual(['filters', '32', '…']);
    expect(svg.match(/<rect/g)).toHaveLength(17);
  });

  it('gives each axis the same colour in every step, another on a light ground', () => {
    for (const step of ['image', 'kernel', 'output'] as const) {
      expect(drawn(step)).toContain(`stroke="${ON_DARK.height}" stroke-width="3"`);
      expect(drawn(step, ON_LIGHT)).toContain(`stroke="${ON_LIGHT.height}" stroke-width="3"`);
      expect(drawn(step, ON_LIGHT)).not.toContain(ON_DARK.height);
    }
  });

  it('can be read on its ground', () => {
    for (const [palette, ground] of [[ON_DARK, '#2b2b2b'], [ON_LIGHT, '#f3f3f3']] as const) {
      for (const colour of Object.values(palette)) expect(contrast(colour, ground)).toBeGreaterThan(4.5);
    }
  }); // prettier-ignore

  it('stays within its own edges', () => {
    for (const [height, width] of [[1, 5000], [5000, 1], [8, 8], [725, 1280]] as const) {
      const svg = axisDrawing(
        [
          { role: 'batch', size: 12, meaning: '' },
          { role: 'height', size: height, meaning: '' },
          { role: 'width', size: width, meaning: '' },
          { role: 'filters', size: 4096, meaning: '' },
        ],
        ON_DARK,
      );
      const [, right = 0, bottom = 0] = /viewBox="0 0 (\d+) (\d+)"/.exec(svg)?.map(Number) ?? [];
      const top = Number(/translate\(0 (\d+)\)/.exec(svg)?.[1]);
      for (const [, x = '', y = ''] of svg.matchAll(/[ML](-?[\d.]+) (-?[\d.]+)/g)) {
        expect(Number(x)).toBeGreaterThanOrEqual(0);
        expect(Number(x)).toBeLessThanOrEqual(right);
        expect(Number(y)).toBeGreaterThanOrEqual(0);
        expect(top + Number(y)).toBeLessThanOrEqual(bottom);
      }
    }
  }); // prettier-ignore
});

describe('codeSpan', () => {
  it.each([
    ["cv2.imread('a.png')", "`cv2.imread('a.png')`"],
    ['a`](command:x)', '`` a`](command:x) ``'],
    ['``` \n b', '```` ``` b ````'],
  ])('shows %j as it is', (text, expected) => {
    expect(codeSpan(text).replace(/ +/g, ' ')).toBe(expected.replace(/ +/g, ' '));
  });
});

/** Of WCAG 2. */
function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

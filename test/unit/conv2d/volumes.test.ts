import { describe, expect, it } from 'vitest';
import { shapeOf } from '../../../src/conv2d/trace';
import { volumesOf } from '../../../src/conv2d/volumes';
import { imageOf } from '../fixtures';
import { tracedWith } from '../traces';

describe('the volumes', () => {
  it("are the tutorial's, with one window and the cell that it makes", () => {
    expect(volumesOf(tracedWith(imageOf(725, 1280, 3)))).toEqual({
      images: 1,
      input: { height: 725, width: 1280, depth: 3 },
      padding: { top: 0, bottom: 0, left: 0, right: 0 },
      kernel: { height: 4, width: 4, depth: 3 },
      filters: 32,
      window: { rows: [216, 217, 218, 219], columns: [702, 703, 704, 705] },
      output: { height: 722, width: 1277, depth: 32 },
      cell: { y: 216, x: 702 },
    });
  });

  it.each([
    ['padding', { padding: 'same' }, [725, 1280, 32], [4, 4, 3], 3],
    ['strides and dilation', { strides: [8, 8] }, [91, 160, 32], [4, 4, 3], 0],
    ['groups', { groups: 3, filters: 6 }, [722, 1277, 6], [4, 4, 1], 0],
    ['glu', { activation: 'glu' }, [722, 1277, 16], [4, 4, 3], 0],
  ] as const)('follow %s', (_, changes, output, kernel, padding) => {
    const volumes = volumesOf(tracedWith(imageOf(725, 1280, 3), changes));
    expect(Object.values(volumes.output)).toEqual(output);
    expect(Object.values(volumes.kernel)).toEqual(kernel);
    expect(volumes.padding.top + volumes.padding.bottom).toBe(padding);
  });

  it('are the same whatever the order of the axes', () => {
    const [last, first] = (['channels_last', 'channels_first'] as const).map((dataFormat) =>
      tracedWith(imageOf(20, 30, 3), { dataFormat }),
    );
    if (!last || !first) throw new Error('Both can be traced.');
    expect(shapeOf(first, 'output')).not.toEqual(shapeOf(last, 'output'));
    expect(volumesOf(first)).toEqual(volumesOf(last));
  });

  it('show a window that lies where the taps of a dilated kernel are', () => {
    const { window, cell } = volumesOf(tracedWith(imageOf(20, 30, 3), { kernelSize: [3, 2], dilationRate: [2, 5] }));
    expect(window).toEqual({
      rows: [cell.y, cell.y + 2, cell.y + 4],
      columns: [cell.x, cell.x + 5],
    });
  });
});

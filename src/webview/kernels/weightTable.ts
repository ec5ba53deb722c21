import { formatValue } from '../../conv2d/format';
import { kernelShape, weightAt } from '../../picture/kernelPicture';
import type { PageValues } from '../../protocol/panelMessages';
import { element } from '../dom';
import { channelName } from './channelName';

export interface Cell {
  readonly y: number;
  readonly x: number;
}

/** Rows and columns shown of a larger kernel, around the pointed cell: more could not be read. */
export const MOST_TAPS = 7;

/** A channel of a filter as numbers; of a large kernel those around a cell. */
export function weightTable(
  kernel: PageValues['kernel'],
  filter: number,
  channel: number,
  cell?: Cell,
): HTMLTableElement {
  const { height, width } = kernelShape(kernel);
  return element(
    'table',
    {},
    element('caption', { text: channelName(kernel, filter, channel) }),
    ...around(cell?.y, height).map((y) =>
      element(
        'tr',
        {},
        ...around(cell?.x, width).map((x) =>
          element('td', {
            class: cell?.y === y && cell.x === x ? 'pointed' : '',
            text: formatValue(weightAt(kernel, y, x, channel, filter)),
          }),
        ),
      ),
    ),
  );
}

/** Indices of at most `MOST_TAPS` neighbours, the given one as near to their middle as the ends allow. */
function around(index = 0, length: number): number[] {
  const count = Math.min(MOST_TAPS, length);
  const first = Math.max(0, Math.min(index - Math.floor(MOST_TAPS / 2), length - count));
  return Array.from({ length: count }, (_, offset) => first + offset);
}

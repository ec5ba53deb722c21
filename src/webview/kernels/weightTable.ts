import { formatValue } from '../../conv2d/format';
import { kernelColour, kernelShape, weightAt } from '../../picture/kernelPicture';
import type { PageValues } from '../../protocol/panelMessages';
import { element } from '../dom';
import { paint } from '../paint';
import { numberTakes } from '../tableView';
import { takes } from '../take';
import { channelName } from '../../table/channelName';

export interface Cell {
  readonly y: number;
  readonly x: number;
}

/** Rows and columns shown of a larger kernel, around the pointed cell: more could not be read. */
export const MOST_TAPS = 7;

/**
 * A channel of a filter as numbers; of a large kernel those around a cell.
 * @param limit the value (of either sign) at the end of the scale, where numbers have their colours
 */
export function weightTable(
  kernel: PageValues['kernel'],
  filter: number,
  channel: number,
  cell?: Cell,
  limit?: number,
): HTMLTableElement {
  const { height, width } = kernelShape(kernel);
  return element(
    'table',
    takes({ table: { name: 'weights', filter, channel } }),
    element('caption', { text: channelName(kernel, filter, channel) }),
    ...around(cell?.y, height).map((y) =>
      element(
        'tr',
        {},
        ...around(cell?.x, width).map((x) => {
          const value = weightAt(kernel, y, x, channel, filter);
          const made = element('td', {
            class: cell?.y === y && cell.x === x ? 'pointed' : '',
            text: formatValue(value),
            ...numberTakes({ value }),
          });
          if (limit !== undefined) paint(made, kernelColour(kernel, filter, channel, y, x, limit));
          return made;
        }),
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

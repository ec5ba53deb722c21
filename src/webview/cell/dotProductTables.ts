import * as l10n from '@vscode/l10n';
import { cellField } from '../../conv2d/cellField';
import { formatValue } from '../../conv2d/format';
import { stepOf, type Trace } from '../../conv2d/trace';
import { greyLevel, rangeOf } from '../../picture/areaAverage';
import { diverging, type Rgb } from '../../picture/diverging';
import type { CellValues, RunValues } from '../../protocol/values';
import { type Factor, factorTitle } from '../../table/gridTables';
import { channelName } from '../../table/channelName';
import { element } from '../dom';
import { paint } from '../paint';
import { numberTakes } from '../tableView';
import { takes } from '../take';

/** Channels, rows and columns that are shown of a larger patch: more could not be read. */
const MOST_CHANNELS = 4;
const MOST_TAPS = 9;

/** Patch, weights and products of one cell, channel by channel. */
export function dotProductTables(cell: CellValues, trace: Trace, kernel: RunValues['kernel']): HTMLElement[] {
  const [height, width, channels] = cell.shape;
  const shown = Math.min(channels, MOST_CHANNELS);
  const colours = coloursOf(cell, trace, kernel);
  const rows = Array.from({ length: shown }, (_, channel) => {
    const name = channelName(kernel, cell.filter, channel);
    return element(
      'div',
      { class: 'channel', 'data-channel': String(channel) },
      table(name, cell, trace, channel, cell.patch, colours.patch, 'patch'),
      signed('×', table(name, cell, trace, channel, cell.weights, colours.weights, 'weights')),
      signed('=', table(name, cell, trace, channel, cell.products, colours.products, 'products')),
    );
  });
  const notes = [
    ...(channels > shown
      ? [l10n.t('The first {0} of {1} channels are shown; the sum is over all of them.', shown, channels)]
      : []),
    ...(Math.max(height, width) > MOST_TAPS
      ? [
          l10n.t(
            'The first {0} rows and columns of {1} × {2} weights are shown; the sum is over all of them.',
            MOST_TAPS,
            height,
            width,
          ),
        ]
      : []),
  ];
  return [...rows, ...notes.map((text) => element('p', { class: 'note', text }))];
}

/** A sign goes to the next line together with what it stands before. */
function signed(sign: string, of: HTMLElement): HTMLElement {
  return element('div', { class: 'signed' }, element('span', { class: 'sign', text: sign }), of);
}

/** The products of each channel added up, in their order. */
export function channelSums({ shape: [, , channels], products }: CellValues): number[] {
  const sums = Array.from({ length: channels }, () => 0);
  products.forEach((product, at) => (sums[at % channels] = (sums[at % channels] ?? 0) + product));
  return sums;
}

/** @param name of the channel */
function table(
  name: string,
  { y, x, filter, shape: [height, width, channels] }: CellValues,
  trace: Trace,
  channel: number,
  values: Float32Array,
  colour: (value: number) => Rgb,
  factor: Factor,
): HTMLElement {
  const { rows, columns } = cellField(trace, { y, x });
  const { image } = trace;
  const cells = (row: number): HTMLElement[] =>
    Array.from({ length: Math.min(width, MOST_TAPS) }, (_, column) => {
      const value = values[(row * width + column) * channels + channel] ?? NaN;
      const at = { y: rows[row] ?? 0, x: columns[column] ?? 0 };
      const padding = at.y < 0 || at.y >= image.height || at.x < 0 || at.x >= image.width;
      const made = element('td', {
        class: padding ? 'padding' : '',
        title: padding
          ? l10n.t('padding at row {0}, column {1}: {2}', at.y, at.x, value)
          : l10n.t('row {0}, column {1}: {2}', at.y, at.x, value),
        text: Number.isSafeInteger(value) ? String(value) : formatValue(value),
        ...numberTakes({ value }),
      });
      if (!padding) paint(made, colour(value));
      return made;
    });
  return element(
    'table',
    { class: factor, ...takes({ table: { name: 'factor', cell: { y, x, filter }, factor, channel } }) },
    element('caption', { text: factorTitle(factor, name) }),
    ...Array.from({ length: Math.min(height, MOST_TAPS) }, (_, row) => element('tr', {}, ...cells(row))),
  );
}

function coloursOf(
  { patch, products }: CellValues,
  trace: Trace,
  { statistics: { min, max } }: RunValues['kernel'],
): Record<'patch' | 'weights' | 'products', (value: number) => Rgb> {
  const range = stepOf(trace, 'image').tensor?.dtype === 'uint8' ? { min: 0, max: 255 } : rangeOf(patch);
  const limit = Math.max(Math.abs(min), Math.abs(max)) || 1;
  const most = products.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0) || 1;
  return {
    patch: (value) => {
      const level = greyLevel(value, range);
      return [level, level, level];
    },
    weights: (value) => diverging(value / limit),
    products: (value) => diverging(value / most),
  };
}

import * as l10n from '@vscode/l10n';
import { elementwise } from '../../conv2d/activation/elementwise';
import type { Activation } from '../../conv2d/activationNames';
import { formatValue } from '../../conv2d/format';
import type { Trace } from '../../conv2d/trace';
import type { CellValues, RunValues } from '../../protocol/values';
import { channelName } from '../../table/channelName';
import { element } from '../dom';
import { numberTakes } from '../tableView';
import { channelSums } from './dotProductTables';

/** Terms that are written out; of more only the sum is. */
const MOST_TERMS = 6;

/** From the products to the value of the cell: sums of the channels, their sum, bias, activation. */
export function sumLine(cell: CellValues, { arguments: args }: Trace, kernel: RunValues['kernel']): HTMLElement[] {
  const [height, width, channels] = cell.shape;
  const sums = channelSums(cell);
  const terms =
    channels > 1 && channels <= MOST_TERMS
      ? `${sums.map((sum, at) => `${bracketed(sum)} ${channelName(kernel, cell.filter, at)}`).join(' + ')} = `
      : '';
  const before = cell.sum + cell.bias;
  const bias = args.useBias
    ? line(l10n.t('+ bias'), `${formatValue(cell.sum)} + ${bracketed(cell.bias)} = ${formatValue(before)}`)
    : undefined;
  const list = element(
    'dl',
    { class: 'formulas' },
    ...line(
      l10n.t('sum of {0} × {1} × {2} products', height, width, channels),
      `${terms}${formatValue(cell.sum)}`,
      'products',
      cell.sum,
    ),
    ...(bias ?? []),
    ...(args.activation === 'linear'
      ? []
      : line(l10n.t('activation'), activationText(args.activation, before, cell.value))),
    ...line(`output[0, ${place(cell, args)}]`, formatValue(cell.value), 'value', cell.value),
  );
  return [list];
}

/** softmax, glu and their like make a value of more than the one sum. */
function activationText(activation: Activation, before: number, value: number): string {
  if (elementwise(activation)) return `${activation}(${formatValue(before)}) = ${formatValue(value)}`;
  const text = `${activation}(…, ${formatValue(before)}, …) = ${formatValue(value)}`;
  return l10n.t('{0}, of all values along the last axis', text);
}

function place({ y, x, filter }: CellValues, { dataFormat }: Trace['arguments']): string {
  return (dataFormat === 'channels_last' ? [y, x, filter] : [filter, y, x]).join(', ');
}

function bracketed(value: number): string {
  return value < 0 ? `(${formatValue(value)})` : formatValue(value);
}

/** @param value what the line comes to */
function line(label: string, text: string, name = '', value?: number): HTMLElement[] {
  return [
    element('dt', { text: label }),
    element('dd', { class: name }, element('code', { text, ...(value === undefined ? {} : numberTakes({ value })) })),
  ];
}

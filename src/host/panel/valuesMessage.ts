import type { ToPage } from '../../protocol/panelMessages';
import type { RunValues } from '../../protocol/values';

/** The values for the page; without the weights where it has these already: they may be large. */
export function valuesMessage(values: RunValues | undefined, sent: RunValues | undefined): ToPage {
  if (!values) return { type: 'values' };
  const { kernel, bias, ...others } = values;
  const same = kernel === sent?.kernel && bias === sent.bias;
  return same ? { type: 'refined', values: others } : { type: 'values', values };
}

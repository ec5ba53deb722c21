import * as l10n from '@vscode/l10n';
import { formatInteger, formatValue } from '../conv2d/format';
import type { MapStatistics, Statistics } from '../protocol/values';

/** Min, max, mean and standard deviation in the order in which sentences tell them. */
export function measures({ min, max, mean, std }: Statistics): [string, string, string, string] {
  return [formatValue(min), formatValue(max), formatValue(mean), formatValue(std)];
}

/** How much of a map is below 0, and exactly 0. */
export function signsSentence({ count, negatives, zeros }: MapStatistics): string {
  const share = (part: number): string => l10n.t('{0} ({1})', percent(part / count), formatInteger(part));
  if (negatives === 0) {
    return zeros === 0 ? l10n.t('None below 0, none exactly 0.') : l10n.t('None below 0, {0} exactly 0.', share(zeros));
  }
  return zeros === 0
    ? l10n.t('{0} below 0, none exactly 0.', share(negatives))
    : l10n.t('{0} below 0, {1} exactly 0.', share(negatives), share(zeros));
}

function percent(share: number): string {
  if (share === 1) return '100 %';
  return share < 0.001 ? l10n.t('less than 0.1 %') : `${Math.min(99.9, 100 * share).toFixed(1)} %`;
}

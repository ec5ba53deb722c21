import { formatValue } from '../conv2d/format';
import type { Statistics } from '../protocol/values';
import { element } from './dom';

/** Min, max, mean and standard deviation as a small list of terms. */
export function statisticsList({ min, max, mean, std }: Statistics): HTMLElement {
  const terms: readonly (readonly [string, number])[] = [
    ['min', min],
    ['max', max],
    ['mean', mean],
    ['std', std],
  ];
  const parts = terms.map(([name, value]) =>
    element('div', {}, element('dt', { text: name }), element('dd', { text: formatValue(value) })),
  );
  return element('dl', { class: 'statistics' }, ...parts);
}

/** The same as a sentence, for labels. */
export function statisticsSentence({ min, max, mean, std }: Statistics): string {
  return `from ${formatValue(min)} to ${formatValue(max)}, mean ${formatValue(mean)}, standard deviation ${formatValue(std)}`;
}

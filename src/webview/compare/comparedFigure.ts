import * as l10n from '@vscode/l10n';
import { formatInteger, formatValue } from '../../conv2d/format';
import type { ColourRange } from '../../picture/colourMap';
import type { DifferenceStatistics } from '../../protocol/values';
import { colourScale } from '../colourScale';
import { element } from '../dom';
import { sign } from './pinBar';

/** What B has more than A: picture, colours, and below them the numbers; nothing to see where all is the same. */
export function differenceOfBoth(
  statistics: DifferenceStatistics,
  picture: HTMLElement,
  range: ColourRange,
): HTMLElement {
  const { count, equal, min, max } = statistics;
  if (equal === count) return figure(undefined, undefined, differenceText(statistics));
  const made = figure(
    undefined,
    picture,
    l10n.t('{0} to {1}', formatValue(min), formatValue(max)),
    colourScale('diverging', range),
  );
  made.classList.add('difference');
  made.append(element('p', { class: 'words', text: differenceText(statistics) }));
  return made;
}

/** How much differs, in words. */
export function differenceText({ count, unknown, equal, mean, meanAbsolute }: DifferenceStatistics): string {
  if (count === 0) return l10n.t('No value of both is finite.');
  const parts = [
    equal === count
      ? l10n.t('All {0} values are the same.', formatInteger(count))
      : l10n.t(
          'Mean {0}, mean |B − A| {1}; {2} of {3} values are the same.',
          formatValue(mean),
          formatValue(meanAbsolute),
          formatInteger(equal),
          formatInteger(count),
        ),
    unknown > 0 ? l10n.t('{0} values have no difference: one of both is not finite.', formatInteger(unknown)) : '',
  ];
  return parts.filter(Boolean).join(' ');
}

/** @param name that of the difference where it is absent */
export function figure(
  name: 'A' | 'B' | undefined,
  picture: HTMLElement | undefined,
  text: string,
  scale?: HTMLElement,
): HTMLElement {
  const title = name ? sign(name) : element('span', { class: 'side-sign both', text: 'B − A' });
  return element(
    'figure',
    {},
    element('figcaption', {}, title, element('span', { class: 'words', text: ` ${text}` })),
    picture,
    scale,
  );
}

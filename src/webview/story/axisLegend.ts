import { axisName, type AxisRole } from '../../conv2d/trace';
import { element } from '../dom';

const WORDS: Readonly<Record<AxisRole, string>> = {
  batch: 'images of the batch',
  height: 'height',
  width: 'width',
  channels: 'channels',
  filters: '',
};

/** What colours and names of the axes mean, in every shape and drawing. */
export function axisLegend(): HTMLElement {
  const roles = ['batch', 'height', 'width', 'channels', 'filters'] as const;
  return element(
    'ul',
    { class: 'legend', 'aria-label': 'Names of the axes' },
    ...roles.map((role) =>
      element(
        'li',
        {},
        element('span', { class: `dot ${role}`, 'aria-hidden': 'true' }),
        element('b', { text: axisName(role) }),
        ` ${WORDS[role]}`,
      ),
    ),
  );
}

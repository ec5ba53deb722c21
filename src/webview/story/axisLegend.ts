import * as l10n from '@vscode/l10n';
import { axisName, type AxisRole } from '../../conv2d/trace';
import { axisWord } from '../../conv2d/axisWord';
import { element } from '../dom';

/** What colours and names of the axes mean, in every shape and drawing. */
export function axisLegend(): HTMLElement {
  const roles = ['batch', 'height', 'width', 'channels', 'filters'] as const;
  return element(
    'ul',
    { class: 'legend', 'aria-label': l10n.t('Names of the axes') },
    ...roles.map((role) =>
      element(
        'li',
        {},
        element('span', { class: `dot ${role}`, 'aria-hidden': 'true' }),
        element('b', { text: axisName(role) }),
        ` ${meaning(role)}`,
      ),
    ),
  );
}

/** Nothing where the name says it. */
function meaning(role: AxisRole): string {
  if (role === 'filters') return '';
  return role === 'batch' ? l10n.t('images of the batch') : axisWord(role);
}

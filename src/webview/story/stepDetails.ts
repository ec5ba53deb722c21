import * as l10n from '@vscode/l10n';
import type { Axis, Step } from '../../conv2d/trace';
import { element } from '../dom';
import { numberTakes } from '../tableView';
import { takeButton } from '../take';

/** All that is to be said of a step: its line of code, why it is there, what its axes count, the arithmetic. */
export function stepDetails(step: Step, picture: HTMLElement | undefined): readonly HTMLElement[] {
  return [
    element(
      'div',
      { class: 'said' },
      element('div', { class: 'section-head' }, element('h3', { text: step.title }), takeButton(step.title)),
      element('code', { class: 'code', text: step.code }),
      element('p', { text: step.explanation }),
      step.tensor ? axes(step.tensor.axes) : undefined,
      ...step.cautions.map((text) => element('p', { class: 'caution', text })),
    ),
    element('div', { class: 'counted' }, step.formulas.length > 0 ? formulas(step) : undefined, picture),
  ];
}

function axes(all: readonly Axis[]): HTMLElement {
  const items = all.map(({ role, size, meaning }) =>
    element(
      'li',
      {},
      element('span', { class: `dot ${role}`, 'aria-hidden': 'true' }),
      element('b', { text: String(size), ...numberTakes({ value: size }) }),
      ` ${meaning}`,
    ),
  );
  return element('ul', { class: 'axes', 'aria-label': l10n.t('Axes') }, ...items);
}

function formulas({ formulas: all }: Step): HTMLElement {
  const rows = all.flatMap(({ label, text, note }) => [
    element('dt', { text: label }),
    element(
      'dd',
      {},
      element('code', { text }),
      note === undefined ? undefined : element('p', { class: 'note', text: note }),
    ),
  ]);
  return element('dl', { class: 'formulas' }, ...rows);
}

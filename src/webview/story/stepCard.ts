import * as l10n from '@vscode/l10n';
import { changeText } from '../../conv2d/changeText';
import { formatBytes } from '../../conv2d/format';
import { type StepChange, stepChanges } from '../../conv2d/stepChanges';
import { axisName, type AxisRole, type Step, type Trace } from '../../conv2d/trace';
import { element } from '../dom';
import { stepName } from './stepName';

/** What is on a step's card: number and title, shape, type and size, what is new. */
export function stepCard(trace: Trace, step: Step, number: number): readonly HTMLElement[] {
  const changes = stepChanges(trace, step.id);
  return [
    element(
      'span',
      { class: 'step-title' },
      element('span', { class: 'number', text: String(number) }),
      element('span', { text: stepName(step.id) }),
    ),
    shape(step, changes),
    element('span', { class: 'facts', text: facts(step) }),
    element('span', { class: 'changes' }, ...changes.map(change)),
  ];
}

function facts({ id, tensor }: Step): string {
  if (tensor) return `${tensor.dtype} · ${formatBytes(tensor.bytes)}`;
  return id === 'layer' ? l10n.t('no weights yet') : 'use_bias=False';
}

/** The shape as Python prints it; the style sheet writes the axes' names below, so that the text stays what it is. */
function shape({ shape: text, tensor }: Step, changes: readonly StepChange[]): HTMLElement {
  const sizes = tensor?.axes ?? [];
  if (sizes.length === 0) return element('span', { class: 'shape', text });
  const changed = new Set(changes.flatMap(changedRole));
  const parts = sizes.flatMap(({ role, size, meaning }, index) => {
    const number = element('span', {
      class: `axis ${role}${changed.has(role) ? ' changed' : ''}`,
      'data-name': axisName(role),
      title: l10n.t('{size} {meaning}', { size, meaning }),
      text: String(size),
    });
    const end = index < sizes.length - 1 ? ',' : sizes.length === 1 ? ',)' : ')';
    // Where a shape has to be broken, then after a comma.
    return index === 0 ? [unbroken('(', number, end)] : [' ', unbroken(number, end)];
  });
  return element('span', { class: 'shape' }, ...parts);
}

function unbroken(...parts: readonly (Node | string)[]): HTMLElement {
  return element('span', { class: 'unbroken' }, ...parts);
}

/** A weight's axis that counts what another one counts is no news: the colour says it. */
function changedRole(change: StepChange): readonly AxisRole[] {
  return 'role' in change && change.kind !== 'linked' ? [change.role] : [];
}

function change(made: StepChange): HTMLElement {
  return element(
    'span',
    { class: 'change' },
    'role' in made ? element('span', { class: `dot ${made.role}` }) : undefined,
    changeText(made),
  );
}

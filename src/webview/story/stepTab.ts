import { STEP_IDS, type StepId, stepOf, type Trace } from '../../conv2d/trace';
import type { Takeable } from '../../table/takeable';
import { element } from '../dom';
import { setTakes } from '../take';
import { stepCard } from './stepCard';
import { stepDetails } from './stepDetails';

/** One step: its card among the others, and the panel that opens for it. Both stay, and with them the focus. */
export class StepTab {
  readonly tab: HTMLButtonElement;
  readonly panel: HTMLElement;

  constructor(
    readonly id: StepId,
    onClick: (step: StepTab) => void,
  ) {
    const [tab, panel] = [`step-${id}`, `details-${id}`];
    this.tab = element('button', {
      type: 'button',
      class: 'step',
      role: 'tab',
      id: tab,
      'data-step': id,
      'aria-controls': panel,
      onClick: () => onClick(this),
    });
    this.panel = element('div', {
      class: 'details',
      role: 'tabpanel',
      id: panel,
      'data-details': id,
      'aria-labelledby': tab,
      tabindex: '0',
    });
    // Where cards stand one below the other, the details come right after their own.
    for (const each of [this.tab, this.panel]) each.style.order = String(STEP_IDS.indexOf(id));
  }

  /** @param picture shown with the details */
  render(trace: Trace, picture: HTMLElement | undefined): void {
    const step = stepOf(trace, this.id);
    const number = STEP_IDS.indexOf(this.id) + 1;
    this.tab.replaceChildren(...stepCard(trace, step, number));
    const array = this.id === 'kernel' || this.id === 'bias' || this.id === 'output' ? this.id : undefined;
    const taken: Takeable = step.tensor ? { shape: step.shape, ...(array ? { array } : {}) } : {};
    setTakes(this.tab, { ...taken, preventDefaultContextMenuItems: true });
    setTakes(this.panel, step.formulas.length > 0 ? { ...taken, table: { name: 'formulas', step: this.id } } : taken);
    this.panel.replaceChildren(...stepDetails(step, picture));
  }

  /** One tab stop for all steps: the selected one. */
  select(selected: boolean): void {
    this.tab.setAttribute('aria-selected', String(selected));
    this.tab.tabIndex = selected ? 0 : -1;
    this.panel.classList.toggle('selected', selected);
  }
}

import * as l10n from '@vscode/l10n';
import type { ArgumentName } from '../../conv2d/arguments';
import { handSetKernel, resizedKernel, byHandText } from '../../conv2d/handSet';
import type { Trace } from '../../conv2d/trace';
import type { ArgumentChanges, PageState } from '../../protocol/panelMessages';
import { describeProblem, type Problem } from '../../protocol/problem';
import { element } from '../dom';
import { takeButton, takes } from '../take';
import type { FieldValue } from './field';
import { argumentFields } from './fields';

/** Always there; all others are as long as they are Keras' defaults only when they are asked for. */
const COMMON: readonly ArgumentName[] = ['filters', 'kernelSize', 'strides', 'padding', 'activation'];
/** No argument of the layer itself: it stands behind the call. */
const SEED: ArgumentName = 'seed';
const MESSAGE = 'argument-problem';

/** The layer's call with a control for every argument, and what is wrong with one of them. */
export class CallView {
  readonly root: HTMLElement;
  readonly #fields = argumentFields((argument, value) => this.#change(argument, value));
  readonly #more: HTMLButtonElement;
  readonly #problem = element('p', { id: MESSAGE, class: 'problem' });
  #all = false;
  #trace: Trace | undefined;
  #shown = '';

  constructor(private readonly change: (changes: ArgumentChanges) => void) {
    this.#more = element('button', { type: 'button', class: 'link more', 'aria-expanded': 'false' });
    this.#more.addEventListener('click', () => {
      this.#all = !this.#all;
      this.#renderMore();
    });
    const inside = this.#fields.filter(({ argument }) => argument !== SEED);
    const seed = this.#fields.find(({ argument }) => argument === SEED);
    this.root = element(
      'div',
      {
        class: 'call',
        role: 'group',
        'aria-label': l10n.t('Arguments of the layer'),
        ...takes({ table: { name: 'arguments' } }),
      },
      element('span', { class: 'bracket', text: 'Conv2D(' }),
      ...inside.map(({ root }) => root),
      element('span', { class: 'bracket', text: ')' }),
      seed?.root,
      element('span', { class: 'end' }, this.#more, takeButton(l10n.t('All arguments'))),
      this.#problem,
    );
    this.root.hidden = true;
    this.#renderMore();
  }

  render({ asked, status, trace }: PageState): void {
    this.#trace = trace;
    const problem = status.kind === 'failed' && status.problem.argument ? status.problem : undefined;
    const key = JSON.stringify([asked, problem]);
    if (key === this.#shown) return;
    this.#shown = key;
    this.root.hidden = asked.length === 0;
    for (const field of this.#fields) {
      const given = asked.find(({ argument }) => argument === field.argument);
      if (given) field.render(given.typed, given.usual);
      field.mark(problem?.argument === field.argument ? MESSAGE : undefined);
    }
    const wrong = asked.find(({ argument }) => argument === problem?.argument);
    this.#problem.textContent = problem ? problemText(problem, wrong?.name) : '';
    this.#problem.hidden = !problem;
  }

  /** A kernel that is set by hand grows and shrinks with kernel_size. */
  #change(argument: ArgumentName, value: FieldValue): void {
    const byHand = this.#trace && handSetKernel(this.#trace.arguments.kernelInitializer);
    const [height, width] = lengths(value);
    const resizes = argument === 'kernelSize' && byHand && isLength(height) && isLength(width);
    this.change({
      [argument]: value,
      ...(resizes ? { kernelInitializer: byHandText(resizedKernel(byHand, [height, width])) } : {}),
    });
  }

  #renderMore(): void {
    this.root.classList.toggle('all', this.#all);
    this.#more.setAttribute('aria-expanded', String(this.#all));
    this.#more.textContent = this.#all ? l10n.t('Fewer arguments') : l10n.t('All arguments');
    for (const { root, argument } of this.#fields) root.classList.toggle('common', COMMON.includes(argument));
  }
}

/** @param name of the argument that is to blame */
function problemText(problem: Problem, name: string | undefined): string {
  const text = describeProblem(problem);
  return name === undefined ? text : l10n.t('{0}: {1}', name, text);
}

function lengths(value: FieldValue): readonly (number | null)[] {
  return typeof value === 'object' && value !== null ? value : [];
}

function isLength(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value > 0 && value <= 64;
}

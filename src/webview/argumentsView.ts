import type { AskedArgument } from '../conv2d/asked';
import type { PageState } from '../protocol/panelMessages';
import { describeProblem, type Problem } from '../protocol/problem';
import { element } from './dom';
import { takeButton, takes } from './take';

/** Every argument of the layer with its value; a wrong one says what is wrong with it. */
export class ArgumentsView {
  readonly root = element('details', { class: 'arguments', ...takes({ table: { name: 'arguments' } }) });
  readonly #summary = element('summary', { text: 'All arguments' });
  readonly #list = element('dl', {});
  #shown = '';

  constructor() {
    this.root.append(this.#summary, this.#list, takeButton('All arguments'));
    this.root.hidden = true;
  }

  render({ asked, status }: PageState): void {
    const problem = status.kind === 'failed' && status.problem.argument ? status.problem : undefined;
    const key = JSON.stringify([asked, problem]);
    if (key === this.#shown) return;
    this.#shown = key;
    this.root.hidden = asked.length === 0;
    if (problem) this.root.open = true;
    this.#list.replaceChildren(
      ...asked.map((argument) => row(argument, problem?.argument === argument.argument ? problem : undefined)),
    );
  }
}

function row({ argument, name, text, usual }: AskedArgument, problem: Problem | undefined): HTMLElement {
  const id = `argument-${argument}`;
  return element(
    'div',
    { class: problem ? 'row wrong' : usual ? 'row usual' : 'row', 'data-argument': argument },
    element('dt', { text: name, id }),
    element(
      'dd',
      {},
      element('code', { text }),
      problem ? element('p', { class: 'problem', text: describeProblem(problem) }) : undefined,
    ),
  );
}

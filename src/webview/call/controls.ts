import * as l10n from '@vscode/l10n';
import { element } from '../dom';
import type { Control, FieldValue } from './field';

type Change = (value: FieldValue) => void;

export interface Limits {
  readonly min: number;
  readonly max?: number;
}

/** A whole number; nothing stands for None. */
export function numberControl(limits: Limits, change: Change, placeholder = ''): Control {
  const input = numberInput(limits, placeholder);
  input.addEventListener('input', () => change(numberOf(input)));
  return { inputs: [input], parts: [input], render: (typed) => (input.value = typed) };
}

/** (height, width). */
export function pairControl(name: string, limits: Limits, change: Change): Control {
  const inputs = [numberInput(limits), numberInput(limits)];
  const [height, width] = inputs;
  height?.setAttribute('aria-label', l10n.t('{0}, height', name));
  width?.setAttribute('aria-label', l10n.t('{0}, width', name));
  for (const input of inputs) input.addEventListener('input', () => change(inputs.map(numberOf)));
  return {
    inputs,
    parts: ['(', ...inputs.flatMap((input, index) => (index > 0 ? [', ', input] : [input])), ')'],
    render: (typed) => {
      const parts = typed.split(', ');
      inputs.forEach((input, index) => (input.value = parts[index] ?? parts[0] ?? ''));
    },
  };
}

export interface Option {
  readonly value: string;
  readonly title?: string;
}

/** One of several names; a name that is none of them, from settings, is shown as it is. */
export function choiceControl(options: readonly Option[], change: (value: string) => void): Control {
  const select = element(
    'select',
    {},
    ...options.map(({ value, title }) => element('option', { value, text: value, title })),
  );
  select.addEventListener('change', () => change(select.value));
  return {
    inputs: [select],
    parts: [select],
    render: (typed) => {
      select.querySelector('.stranger')?.remove();
      if (!options.some(({ value }) => value === typed)) {
        select.append(element('option', { value: typed, text: typed, class: 'stranger' }));
      }
      select.value = typed;
    },
  };
}

/** What a text may be, under an id of its own in the page. */
export interface Suggestions {
  readonly id: string;
  readonly options: readonly Option[];
}

/** A text, handed over when it is done; nothing stands for None. */
export function textControl(
  change: Change,
  { list, placeholder = '' }: { readonly list?: Suggestions; readonly placeholder?: string },
): Control {
  const input = element('input', { type: 'text', spellcheck: 'false', autocomplete: 'off', placeholder });
  input.addEventListener('change', () => change(input.value.trim() === '' ? null : input.value.trim()));
  const parts: Node[] = [input];
  if (list) {
    input.setAttribute('list', list.id);
    const options = list.options.map(({ value, title }) => element('option', { value, text: title ?? '' }));
    parts.push(element('datalist', { id: list.id }, ...options));
  }
  const fit = (): void => input.style.setProperty('--letters', `${Math.max(input.value.length, placeholder.length)}`);
  input.addEventListener('input', fit);
  return {
    inputs: [input],
    parts,
    render: (typed) => {
      input.value = typed;
      fit();
    },
  };
}

function numberInput({ min, max }: Limits, placeholder = ''): HTMLInputElement {
  return element('input', {
    type: 'number',
    step: '1',
    min: String(min),
    max: max === undefined ? undefined : String(max),
    placeholder,
  });
}

function numberOf(input: HTMLInputElement): number | null {
  return input.value === '' ? null : Number(input.value);
}

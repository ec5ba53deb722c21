import * as l10n from '@vscode/l10n';
import {
  builtInPresets,
  isPreset,
  type Preset,
  PRESET_KINDS,
  type PresetKind,
  presetKindWords,
} from '../../conv2d/presets';
import { formatInteger } from '../../conv2d/format';
import { sentences } from '../../conv2d/sentences';
import type { ArgumentChanges, PageState } from '../../protocol/panelMessages';
import { element } from '../dom';

/** A list of layers to choose from by name; the one that the call is at this moment is selected. */
export class PresetChoice {
  readonly root: HTMLElement;
  readonly #select = element('select', { id: 'preset', 'aria-describedby': 'preset-words' });
  readonly #words = element('p', { id: 'preset-words', class: 'words' });
  #presets: readonly Preset[] = [];
  #shown = '';

  constructor(
    private readonly change: (changes: ArgumentChanges) => void,
    /** What else can be done with the call. */
    actions: readonly HTMLElement[],
  ) {
    this.#select.addEventListener('change', () => {
      const preset = this.#presets.find(({ kind, id }) => `${kind} ${id}` === this.#select.value);
      if (preset) this.change(preset.arguments);
    });
    this.root = element(
      'div',
      { class: 'presets' },
      element('label', { for: 'preset', text: l10n.t('Preset') }),
      this.#select,
      ...actions,
      this.#words,
    );
    this.root.hidden = true;
  }

  render({ trace, ownPresets, presetsLeftOut }: PageState): void {
    const key = JSON.stringify([trace?.arguments, trace?.image.channels, ownPresets, presetsLeftOut]);
    if (key === this.#shown) return;
    this.#shown = key;
    this.root.hidden = !trace;
    if (!trace) return;
    this.#presets = [...builtInPresets(trace.image.channels), ...ownPresets];
    const current = this.#presets.find((preset) => isPreset(trace.arguments, preset));
    this.#select.replaceChildren(
      ...(current ? [] : [element('option', { value: '', text: l10n.t('Custom') })]),
      ...PRESET_KINDS.flatMap((kind) => {
        const presets = this.#presets.filter((preset) => preset.kind === kind);
        return presets.length === 0 ? [] : [group(kind, presets)];
      }),
    );
    this.#select.value = current ? `${current.kind} ${current.id}` : '';
    const [first = '', ...others] = [...explanationOf(current), ...leftOutWords(presetsLeftOut)];
    this.#words.textContent = sentences(first, ...others);
  }
}

function explanationOf(preset: Preset | undefined): readonly string[] {
  return preset && preset.explanation !== '' ? [preset.explanation] : [];
}

/** Nothing where all presets are there. */
function leftOutWords(count: number): readonly string[] {
  if (count === 0) return [];
  return [
    l10n.t(
      'Some presets of the settings ({0}) are left out because they are too many or too large.',
      formatInteger(count),
    ),
  ];
}

function group(kind: PresetKind, presets: readonly Preset[]): HTMLElement {
  return element(
    'optgroup',
    { label: presetKindWords(kind) },
    ...presets.map(({ id, title, explanation }) =>
      element('option', { value: `${kind} ${id}`, text: title, title: explanation }),
    ),
  );
}

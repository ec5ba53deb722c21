import * as l10n from '@vscode/l10n';
import { formatValue } from '../conv2d/format';
import { type ColourRange, colourRamp, endsOf } from '../picture/colourMap';
import type { MapOptions } from '../protocol/panelView';
import type { OutputValues } from '../protocol/values';
import { drawCells } from './canvas';
import { Choice } from './choice';
import { element } from './dom';
import { filled } from './filled';
import { mapLook } from '../picture/mapLook';

const ENDS = ['min', 'max'] as const;
/** Width of the legend's colours in CSS pixels. */
const RAMP = 200;

/** Colour map and range of all feature maps, and the legend of both. */
export class MapControls {
  readonly root: HTMLElement;
  readonly #colours: Choice<MapOptions['colours']>;
  readonly #range: Choice<MapOptions['range']>;
  readonly #ends: Readonly<Record<(typeof ENDS)[number], HTMLInputElement>>;
  readonly #manual: HTMLElement;
  readonly #legend = element('div', { class: 'scale' });
  #shared: ColourRange = { min: 0, max: 1 };

  constructor(change: (options: Partial<MapOptions>) => void) {
    this.#colours = new Choice('map-colours', l10n.t('Colours'), colourNames(), (colours) => change({ colours }));
    const ranges = {
      auto: l10n.t('Each map’s own'),
      shared: l10n.t('The same for all'),
      manual: l10n.t('From … to …'),
    };
    this.#range = new Choice('map-range', l10n.t('Range'), ranges, (range) =>
      // The user goes on from what is there.
      change(range === 'manual' ? { range, ends: this.#shown() } : { range }),
    );
    const input = (end: (typeof ENDS)[number], label: string): HTMLInputElement => {
      const made = element('input', { type: 'number', step: 'any', 'aria-label': label });
      made.addEventListener('change', () => this.#changeEnd(end, made, change));
      return made;
    };
    this.#ends = {
      min: input('min', l10n.t('Value of the first colour')),
      max: input('max', l10n.t('Value of the last colour')),
    };
    this.#manual = element('span', { class: 'field' }, ...filled(l10n.t('{0} to {1}'), this.#ends.min, this.#ends.max));
    this.root = element(
      'div',
      {},
      element(
        'div',
        { class: 'options', role: 'group', 'aria-label': l10n.t('Colours of the feature maps') },
        this.#colours.root,
        this.#range.root,
        this.#manual,
      ),
      this.#legend,
    );
  }

  render(options: MapOptions, output: OutputValues): void {
    this.#shared = mapLook({ colours: 'gray', range: 'shared' }, output, 0).range;
    this.#colours.render(options.colours);
    this.#range.render(options.range);
    this.#manual.hidden = options.range !== 'manual';
    for (const end of ENDS) {
      if (this.#ends[end] !== document.activeElement) {
        this.#ends[end].value = String((options.ends ?? this.#shared)[end]);
      }
    }
    const look = mapLook(options, output, 0);
    const ends = endsOf(look.colours, look.range);
    const diverging = look.colours === 'diverging';
    const [least, most] =
      options.range === 'auto' ? ownEnds(diverging) : [formatValue(ends.min), formatValue(ends.max)];
    this.#legend.replaceChildren(
      element('span', { text: least }),
      element(
        'div',
        { class: 'ramp' },
        ramp(options.colours),
        element('span', { class: 'zero', text: diverging ? '0' : '' }),
      ),
      element('span', { text: most }),
    );
  }

  #shown(): ColourRange {
    const { min, max } = this.#ends;
    return { min: min.valueAsNumber, max: max.valueAsNumber };
  }

  /** A first colour above the last one could not be shown: the other end moves along. */
  #changeEnd(
    end: (typeof ENDS)[number],
    input: HTMLInputElement,
    change: (options: Partial<MapOptions>) => void,
  ): void {
    const value = input.valueAsNumber;
    if (!Number.isFinite(value)) return;
    const { min, max } = this.#ends;
    const ends =
      end === 'min'
        ? { min: value, max: Math.max(max.valueAsNumber, value) }
        : { min: Math.min(min.valueAsNumber, value), max: value };
    change({ ends });
  }
}

/** What the colour maps are called, wherever one is chosen. */
export function colourNames(): Readonly<Record<MapOptions['colours'], string>> {
  return { gray: l10n.t('Gray'), viridis: 'Viridis', diverging: l10n.t('Diverging, grey at 0') };
}

/** What the ends of the colours stand for where every map has its own. */
function ownEnds(diverging: boolean): readonly [string, string] {
  return diverging
    ? [l10n.t('− largest'), l10n.t('+ largest of each map')]
    : [l10n.t('lowest'), l10n.t('highest of each map')];
}

function ramp(colours: MapOptions['colours']): HTMLCanvasElement {
  const all = colourRamp(colours);
  const label = l10n.t('Colour scale {0}', colourNames()[colours]);
  const canvas = element('canvas', { role: 'img', 'aria-label': label });
  const width = 100;
  drawCells(
    canvas,
    { height: 6, width },
    RAMP,
    (_y, x) => all[Math.round((x / (width - 1)) * (all.length - 1))] ?? [0, 0, 0],
  );
  return canvas;
}

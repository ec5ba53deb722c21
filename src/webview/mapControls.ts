import { formatValue } from '../conv2d/format';
import { type ColourRange, colourRamp, endsOf } from '../picture/colourMap';
import type { MapOptions } from '../protocol/panelView';
import type { OutputValues } from '../protocol/values';
import { drawCells } from './canvas';
import { Choice } from './choice';
import { element } from './dom';
import { mapLook } from '../picture/mapLook';

const COLOURS = { gray: 'Gray', viridis: 'Viridis', diverging: 'Diverging, grey at 0' } as const;
const RANGES = { auto: 'Each map’s own', shared: 'The same for all', manual: 'From … to …' } as const;
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
    this.#colours = new Choice('map-colours', 'Colours', COLOURS, (colours) => change({ colours }));
    this.#range = new Choice('map-range', 'Range', RANGES, (range) =>
      // The user goes on from what is there.
      change(range === 'manual' ? { range, ends: this.#shown() } : { range }),
    );
    const input = (end: (typeof ENDS)[number], label: string): HTMLInputElement => {
      const made = element('input', { type: 'number', step: 'any', 'aria-label': label });
      made.addEventListener('change', () => this.#changeEnd(end, made, change));
      return made;
    };
    this.#ends = { min: input('min', 'Value of the first colour'), max: input('max', 'Value of the last colour') };
    this.#manual = element('span', { class: 'field' }, this.#ends.min, 'to', this.#ends.max);
    this.root = element(
      'div',
      {},
      element(
        'div',
        { class: 'options', role: 'group', 'aria-label': 'Colours of the feature maps' },
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
    const own = options.range === 'auto';
    const diverging = look.colours === 'diverging';
    const [least, most] = own
      ? diverging
        ? ['− largest', '+ largest of each map']
        : ['lowest', 'highest of each map']
      : [formatValue(ends.min), formatValue(ends.max)];
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

function ramp(colours: MapOptions['colours']): HTMLCanvasElement {
  const all = colourRamp(colours);
  const label = `Colour scale ${COLOURS[colours]}`;
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

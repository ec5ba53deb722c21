import { STEP_IDS, type StepId } from '../conv2d/trace';
import type { CellValues } from './values';

/** In what order filters are shown: as they are, or by a number of their weights, the largest first. */
export const FILTER_ORDERS = ['number', 'norm', 'mean'] as const;
/** How a filter is shown: its channels mixed into a colour, each channel by itself, or numbers. */
export const KERNEL_FACES = ['colour', 'channels', 'numbers'] as const;
/** What the ends of a colour scale are: the same for all filters, or each filter's own. */
export const KERNEL_SCALES = ['all', 'filter'] as const;
export const COLOUR_MAPS = ['gray', 'viridis', 'diverging'] as const;
/** From where to where a map's colours go: its own values, those of all maps, or what the user says. */
export const MAP_RANGES = ['auto', 'shared', 'manual'] as const;

/** How high a bar of a histogram is: as its count, or as the logarithm of that. */
export const COUNT_SCALES = ['linear', 'log'] as const;

/** Whether two maps side by side have the same colours for the same values, or each its own. */
export const COMPARED_RANGES = ['shared', 'own'] as const;
/** Which rows of a comparison are shown. */
export const COMPARED_ROWS = ['all', 'differing'] as const;

/** Where the dot product is asked for. */
export type CellPlace = Pick<CellValues, 'y' | 'x' | 'filter'>;

export interface KernelOptions {
  readonly order: (typeof FILTER_ORDERS)[number];
  readonly face: (typeof KERNEL_FACES)[number];
  readonly scale: (typeof KERNEL_SCALES)[number];
}

export interface MapOptions {
  readonly colours: (typeof COLOUR_MAPS)[number];
  readonly range: (typeof MAP_RANGES)[number];
  /** The ends of a manual range; absent as long as none were given. */
  readonly ends?: { readonly min: number; readonly max: number };
}

export interface CompareOptions {
  readonly range: (typeof COMPARED_RANGES)[number];
  readonly rows: (typeof COMPARED_ROWS)[number];
}

/** What the user has chosen to see in a panel; it outlives a reload. */
export interface PanelView {
  /** The cell of the output that is looked at; its filter is the one that is selected everywhere. */
  readonly cell?: CellPlace;
  readonly step?: StepId;
  readonly kernels: KernelOptions;
  readonly maps: MapOptions;
  readonly counts: (typeof COUNT_SCALES)[number];
  readonly compare: CompareOptions;
}

export const DEFAULT_VIEW: PanelView = {
  kernels: { order: 'number', face: 'channels', scale: 'all' },
  maps: { colours: 'gray', range: 'auto' },
  counts: 'linear',
  compare: { range: 'shared', rows: 'all' },
};

/** Reads a view that came from outside; whatever of it is unknown here becomes the default. */
export function readPanelView(value: unknown): PanelView {
  const { cell, step, kernels, maps, counts, compare } = record(value);
  const { order, face, scale } = record(kernels);
  const { colours, range, ends } = record(maps);
  const { min, max } = record(ends);
  const compared = record(compare);
  const usual = DEFAULT_VIEW;
  return {
    ...(isCellPlace(cell) ? { cell: { y: cell.y, x: cell.x, filter: cell.filter } } : {}),
    ...(isStepId(step) ? { step } : {}),
    kernels: {
      order: oneOf(FILTER_ORDERS, order) ?? usual.kernels.order,
      face: oneOf(KERNEL_FACES, face) ?? usual.kernels.face,
      scale: oneOf(KERNEL_SCALES, scale) ?? usual.kernels.scale,
    },
    maps: {
      colours: oneOf(COLOUR_MAPS, colours) ?? usual.maps.colours,
      range: oneOf(MAP_RANGES, range) ?? usual.maps.range,
      ...(isFinite(min) && isFinite(max) && min <= max ? { ends: { min, max } } : {}),
    },
    counts: oneOf(COUNT_SCALES, counts) ?? usual.counts,
    compare: {
      range: oneOf(COMPARED_RANGES, compared['range']) ?? usual.compare.range,
      rows: oneOf(COMPARED_ROWS, compared['rows']) ?? usual.compare.rows,
    },
  };
}

/** Checks a cell that came from outside; whether the output has it is another question. */
export function isCellPlace(value: unknown): value is CellPlace {
  const place = record(value);
  return ['y', 'x', 'filter'].every((name) => isIndex(place[name]));
}

/** Checks the name of a step that came from outside. */
export function isStepId(value: unknown): value is StepId {
  return STEP_IDS.some((id) => id === value);
}

/** Whether a value can stand for one of many, counted from 0. */
export function isIndex(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

function oneOf<Name extends string>(names: readonly Name[], value: unknown): Name | undefined {
  return names.find((name) => name === value);
}

function isFinite(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

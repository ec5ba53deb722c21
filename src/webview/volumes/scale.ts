import * as l10n from '@vscode/l10n';
import type { Volume, Volumes } from '../../conv2d/volumes';

/** Nothing is drawn smaller than this: it could not be seen, or not be told from its edges. */
export const LEAST = { side: 3, depth: 5, padding: 4, mark: 5 } as const;
/** More for each pixel would make a picture of one pixel fill the page. */
const LARGEST_PIXEL = 40;
const LARGEST_LAYER = 8;
/** Longer side of the kernel, where it has to be magnified to be seen; a larger one is drawn as it is. */
export const INSET = 88;
const SEEN = 60;

/** How large things are drawn: one scale for all heights and widths, one for all depths. */
export interface Scale {
  /** Pixels of the screen for one row or column. */
  readonly plane: number;
  /** Pixels to the right and up for one channel or filter. */
  readonly layer: number;
  /** How much larger than to scale the kernel's height and width are drawn; 1 where it is seen without. */
  readonly magnified: number;
}

/** What is asked of a scale: whether everything has room with so many pixels for a row or column. */
export type Fits = (scale: Scale) => boolean;

/** The largest scale at which everything fits; the smallest one that there is where nothing does. */
export function largestScale(volumes: Volumes, deepest: number, fits: Fits): Scale {
  const layer = Math.min(LARGEST_LAYER, deepest / Math.max(...solids(volumes).map(({ depth }) => depth)));
  const at = (plane: number): Scale => ({ plane, layer, magnified: magnification(volumes, plane) });
  let [low, high] = [Math.log(1e-7), Math.log(LARGEST_PIXEL)];
  if (fits(at(LARGEST_PIXEL))) return at(LARGEST_PIXEL);
  for (let step = 0; step < 50; step++) {
    const between = (low + high) / 2;
    if (fits(at(Math.exp(between)))) low = between;
    else high = between;
  }
  return at(Math.exp(low));
}

/** Whole numbers, and of large ones the first two digits only: so that what is said of it is true. */
function magnification({ window: { rows, columns } }: Volumes, plane: number): number {
  const side = Math.max(spanned(rows), spanned(columns)) * plane;
  if (side >= SEEN || plane >= LARGEST_PIXEL) return 1;
  const factor = INSET / side;
  if (factor < 10) return Math.max(1, Math.floor(factor));
  const unit = 10 ** (Math.floor(Math.log10(factor)) - 1);
  return Math.floor(factor / unit) * unit;
}

/** Rows or columns from the first to the last one of a window. */
export function spanned(places: readonly number[]): number {
  return (places.at(-1) ?? 0) - (places[0] ?? 0) + 1;
}

export function drawnSide(count: number, { plane }: Scale): number {
  return Math.max(LEAST.side, count * plane);
}

export function drawnDepth(count: number, { layer }: Scale): number {
  return Math.max(LEAST.depth, count * layer);
}

export function drawnPadding(count: number, { plane }: Scale): number {
  return count === 0 ? 0 : Math.max(LEAST.padding, count * plane);
}

/** What is drawn larger than to scale because it could not be seen. */
export function enlarged(volumes: Volumes, scale: Scale): readonly string[] {
  const { input, kernel, output, padding, window } = volumes;
  const thin = (least: number, ...counts: readonly number[]): boolean =>
    counts.some((count) => count > 0 && count * scale.plane < least);
  const shallow = ({ depth }: Volume): boolean => depth * scale.layer < LEAST.depth;
  const names: readonly (readonly [boolean, string])[] = [
    [thin(LEAST.side, input.height, input.width), l10n.t('the sides of the input')],
    [shallow(input), l10n.t('the depth of the input')],
    [thin(LEAST.padding, padding.top, padding.bottom, padding.left, padding.right), l10n.t('the padding')],
    [thin(LEAST.mark, spanned(window.rows), spanned(window.columns)), l10n.t('the window')],
    [shallow(kernel), l10n.t('the depth of the kernel')],
    [thin(LEAST.side, output.height, output.width), l10n.t('the sides of the output')],
    [shallow(output), l10n.t('the depth of the output')],
    [thin(LEAST.mark, 1), l10n.t('the cell')],
  ];
  return names.filter(([is]) => is).map(([, name]) => name);
}

function solids({ input, kernel, output }: Volumes): readonly Volume[] {
  return [input, kernel, output];
}

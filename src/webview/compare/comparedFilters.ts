import * as l10n from '@vscode/l10n';
import { formatValue } from '../../conv2d/format';
import { differenceOf, meansOf } from '../../picture/difference';
import { filterPixels } from '../../picture/filterPixels';
import { kernelShape } from '../../picture/kernelPicture';
import { tuple } from '../../python/repr';
import type { RunValues } from '../../protocol/values';
import { drawPicture } from '../canvas';
import { element } from '../dom';
import { coloursOf } from '../kernels/kernelFaces';
import { colourScale } from '../colourScale';
import { differenceOfBoth, differenceText, figure } from './comparedFigure';
import type { Pictured } from './pictured';
import type { Side } from './sidesView';

type Kernel = RunValues['kernel'];

/** One filter of a kernel as a kernel of its own. */
interface Alone {
  readonly shape: readonly number[];
  readonly data: Float32Array;
}

/** Side of one channel's picture in CSS pixels. */
const SIDE = 56;

/** The filter of A and of B, and what B's weights are more. */
export function comparedFilters({ a, b, filter, view }: Pick<Pictured, 'a' | 'b' | 'filter' | 'view'>): HTMLElement[] {
  const [ofA, ofB] = [alone(a.values.kernel, filter), alone(b.values.kernel, filter)];
  const own = (weights: Alone | undefined): number => limitOf(weights?.data ?? new Float32Array(0));
  const shared = Math.max(own(ofA), own(ofB));
  const one = (name: 'A' | 'B', { values: { kernel } }: Side, weights: Alone | undefined): HTMLElement => {
    const statistics = kernel.filters[filter];
    if (!statistics) return figure(name, undefined, l10n.t('{0} has no filter {1}.', name, filter));
    if (!weights) return figure(name, undefined, l10n.t('This kernel is too large to be kept for comparison.'));
    const limit = view.compare.range === 'shared' ? shared : own(weights);
    const text = l10n.t('{0} to {1}', formatValue(statistics.min), formatValue(statistics.max));
    const picture = weightsCanvas(kernel, weights, limit, l10n.t('Filter {0} of {1}', filter, name));
    return figure(name, picture, text, colourScale('diverging', { min: -limit, max: limit }));
  };
  const figures = [one('A', a, ofA), one('B', b, ofB)];
  if (!ofA || !ofB) return figures;
  if (tuple(ofA.shape) !== tuple(ofB.shape)) {
    const words = l10n.t('These filters have no difference: A’s is {0}, B’s {1}.', shapeText(ofA), shapeText(ofB));
    return [...figures, figure(undefined, undefined, words)];
  }
  const { values, totals } = differenceOf(ofA.data, ofB.data);
  const statistics = meansOf(totals);
  const label = l10n.t('Difference of the filters {0}: {1}', filter, differenceText(statistics));
  const limit = limitOf(values);
  const picture = weightsCanvas(b.values.kernel, { shape: ofA.shape, data: values }, limit, label);
  return [...figures, differenceOfBoth(statistics, picture, { min: -limit, max: limit })];
}

function weightsCanvas(kernel: Kernel, weights: Alone, limit: number, label: string): HTMLCanvasElement {
  const ratio = window.devicePixelRatio || 1;
  const canvas = element('canvas', { role: 'img', 'aria-label': label, class: 'weights' });
  const pixels = filterPixels(weights, 0, { colours: coloursOf(kernel), channels: true, limit, side: SIDE * ratio });
  drawPicture(canvas, pixels);
  canvas.style.width = `${pixels.width / ratio}px`;
  return canvas;
}

/** Undefined where there is no such filter, or where its weights are not kept. */
function alone(kernel: Kernel, filter: number): Alone | undefined {
  const { height, width, channels, filters } = kernelShape(kernel);
  if (filter >= filters || kernel.data.length === 0) return undefined;
  const data = Float32Array.from(
    { length: height * width * channels },
    (_, at) => kernel.data[at * filters + filter] ?? NaN,
  );
  return { shape: [height, width, channels, 1], data };
}

function shapeText({ shape }: Alone): string {
  return tuple(shape.slice(0, 3));
}

/** The weight (of either sign) at the end of a scale of its own. */
function limitOf(weights: Float32Array): number {
  return weights.reduce((most, weight) => (Number.isFinite(weight) ? Math.max(most, Math.abs(weight)) : most), 0);
}

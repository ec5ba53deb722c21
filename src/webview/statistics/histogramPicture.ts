import * as l10n from '@vscode/l10n';
import { formatInteger } from '../../conv2d/format';
import { type HistogramFrame, histogramPath } from '../../picture/histogramPath';
import type { PanelView } from '../../protocol/panelView';
import type { Histogram } from '../../protocol/values';
import { element } from '../dom';
import { exactOrShort } from '../../table/exactOrShort';
import type { TensorName } from '../../table/statisticsTable';
import { svgElement } from '../svg';

const [WIDTH, HEIGHT] = [240, 72];

/** One set of values among those of a picture. */
export interface Series {
  readonly name: string;
  /** Decides about the colour. */
  readonly kind: 'all' | 'selected' | 'red' | 'green' | 'blue';
  readonly histogram: Histogram;
}

/**
 * Histograms over the same values, each as high as the picture at its most frequent value, and what the ends stand for.
 * @param marked a single value that is marked among them
 */
export function histogramPicture(
  of: TensorName,
  series: readonly Series[],
  counts: PanelView['counts'],
  marked?: number,
): HTMLElement {
  const from = Math.min(...series.map(({ histogram }) => histogram.start));
  const to = Math.max(...series.map(({ histogram }) => endOf(histogram)));
  const frame: HistogramFrame = { width: WIDTH, height: HEIGHT, from, to };
  const line = (name: string, value: number): SVGElement => {
    const x = ((value - from) / (to - from)) * WIDTH;
    return svgElement('line', { class: name, x1: x, x2: x, y1: 0, y2: HEIGHT });
  };
  const lines = [
    ...(from < 0 && to > 0 ? [line('zero', 0)] : []),
    ...(marked === undefined ? [] : [line('mark', marked)]),
  ];
  const drawing = svgElement(
    'svg',
    {
      class: 'histogram',
      viewBox: `0 0 ${WIDTH} ${HEIGHT}`,
      preserveAspectRatio: 'none',
      role: 'img',
      'aria-label': histogramWords(of, series.map(peak).join('; ')),
    },
    ...series.map(({ kind, histogram }) =>
      svgElement('path', { class: kind, d: histogramPath(histogram, frame, counts) }),
    ),
    ...lines,
  );
  return element(
    'figure',
    {},
    element('div', { class: 'plot' }, drawing),
    element(
      'figcaption',
      { class: 'ends' },
      element('span', { text: exactOrShort(from) }),
      element('span', { text: exactOrShort(to) }),
    ),
    series.length > 1 ? legend(series) : undefined,
  );
}

function legend(series: readonly Series[]): HTMLElement {
  const items = series.map(({ name, kind }) =>
    element('li', {}, element('span', { class: `key ${kind}`, 'aria-hidden': 'true' }), name),
  );
  return element('ul', { class: 'legend' }, ...items);
}

function histogramWords(of: TensorName, peaks: string): string {
  switch (of) {
    case 'input':
      return l10n.t('Histogram of the input: {0}', peaks);
    case 'kernel':
      return l10n.t('Histogram of the kernel: {0}', peaks);
    case 'bias':
      return l10n.t('Histogram of the bias: {0}', peaks);
    case 'output':
      return l10n.t('Histogram of the output: {0}', peaks);
  }
}

/** Where most values are, in words. */
function peak({ name, histogram: { start, binWidth, counts } }: Series): string {
  const most = counts.reduce((largest, count) => Math.max(largest, count), 0);
  const bin = counts.indexOf(most);
  const [from, to] = [start + bin * binWidth, start + (bin + 1) * binWidth];
  return l10n.t(
    '{0}, {1} values from {2} to below {3}, more than in any other bin',
    name,
    formatInteger(most),
    exactOrShort(from),
    exactOrShort(to),
  );
}

function endOf({ start, binWidth, counts }: Histogram): number {
  return start + counts.length * binWidth;
}

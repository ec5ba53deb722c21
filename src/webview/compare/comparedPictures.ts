import * as l10n from '@vscode/l10n';
import { formatInteger, formatValue } from '../../conv2d/format';
import { whyNoDifference } from '../../conv2d/compare/mapSizes';
import { rangeOf } from '../../picture/areaAverage';
import { type ColourMap, colourPixels, type ColourRange, endsOf } from '../../picture/colourMap';
import { finiteRange } from '../../picture/mapLook';
import type { PanelView } from '../../protocol/panelView';
import type { ComparedMaps, DifferenceStatistics, MapPlane, MapStatistics } from '../../protocol/values';
import { drawPicture } from '../canvas';
import { element } from '../dom';
import { colourScale } from '../colourScale';
import { comparedFilters } from './comparedFilters';
import { sign } from './pinBar';
import type { Side } from './sidesView';

/** Everything that is drawn of A and B. */
export interface Pictured {
  readonly a: Side;
  readonly b: Side;
  readonly filter: number;
  /** As fine as they are shown; until they have come, the coarser ones of both runs are. */
  readonly maps: ComparedMaps | undefined;
  readonly view: Pick<PanelView, 'maps' | 'compare' | 'kernels'>;
}

/** Images, filters and feature maps of A and B side by side, and what B's are more than A's. */
export function comparedPictures(of: Pictured): HTMLElement[] {
  return [
    row(l10n.t('Image'), [imageFigure('A', of.a), imageFigure('B', of.b)], 'images'),
    row(l10n.t('Weights of filter {0}', of.filter), comparedFilters(of)),
    row(l10n.t('Feature map {0}', of.filter), mapFigures(of)),
  ];
}

function row(title: string, figures: readonly HTMLElement[], kind = ''): HTMLElement {
  return element(
    'div',
    { class: 'compared-row', role: 'group', 'aria-label': title },
    element('h3', { text: title }),
    element('div', { class: `compared-figures ${kind}` }, ...figures),
  );
}

function imageFigure(name: 'A' | 'B', { preview, fileName }: Side): HTMLElement {
  if (!preview) return figure(name, undefined, l10n.t('There is no picture of the image.'));
  const canvas = element('canvas', { role: 'img', 'aria-label': l10n.t('Image of {0}: {1}', name, fileName) });
  drawPicture(canvas, preview);
  return figure(name, canvas, fileName);
}

function mapFigures({ a, b, filter, maps, view }: Pictured): HTMLElement[] {
  const [ofA, ofB] = [a.values.output.filters[filter], b.values.output.filters[filter]];
  const { colours } = view.maps;
  const ranges = [ofA, ofB].flatMap((statistics) => (statistics ? [finiteRange(statistics)] : []));
  const shared = {
    min: Math.min(...ranges.map(({ min }) => min)),
    max: Math.max(...ranges.map(({ max }) => max)),
  };
  const map = (name: 'A' | 'B', side: Side, fine: MapPlane | undefined, statistics?: MapStatistics): HTMLElement => {
    if (!statistics) return figure(name, undefined, l10n.t('{0} has no filter {1}.', name, filter));
    const range = view.compare.range === 'shared' ? shared : finiteRange(statistics);
    const label = l10n.t('Feature map {0} of {1}', filter, name);
    const canvas = planeCanvas(fine ?? coarse(side, filter), colours, range, label);
    const text = l10n.t('{0} to {1}', formatValue(statistics.min), formatValue(statistics.max));
    return figure(name, canvas, text, colourScale(colours, endsOf(colours, range)));
  };
  return [
    map('A', a, maps?.a, ofA),
    map('B', b, maps?.b, ofB),
    ...(ofA && ofB ? [differenceFigure({ a, b, filter, maps })] : []),
  ];
}

function differenceFigure({ a, b, filter, maps }: Pick<Pictured, 'a' | 'b' | 'filter' | 'maps'>): HTMLElement {
  const why = whyNoDifference(a.trace, b.trace);
  if (why !== undefined) return figure(undefined, undefined, why);
  if (!maps?.difference) return figure(undefined, undefined, l10n.t('The difference is being computed.'));
  const { statistics, ...plane } = maps.difference;
  // The picture is made of averages: with the ends of single values it could be all grey.
  const range = rangeOf(plane.data);
  const label = l10n.t('Difference of the feature maps {0}: {1}', filter, differenceText(statistics));
  const canvas = planeCanvas(plane, 'diverging', range, label);
  return differenceOfBoth(statistics, canvas, endsOf('diverging', range));
}

/** What B has more than A: picture, colours, and below them the numbers; nothing to see where all is the same. */
export function differenceOfBoth(
  statistics: DifferenceStatistics,
  picture: HTMLElement,
  range: ColourRange,
): HTMLElement {
  const { count, equal, min, max } = statistics;
  if (equal === count) return figure(undefined, undefined, differenceText(statistics));
  const made = figure(
    undefined,
    picture,
    l10n.t('{0} to {1}', formatValue(min), formatValue(max)),
    colourScale('diverging', range),
  );
  made.classList.add('difference');
  made.append(element('p', { class: 'words', text: differenceText(statistics) }));
  return made;
}

/** How much differs, in words. */
export function differenceText({ count, unknown, equal, mean, meanAbsolute }: DifferenceStatistics): string {
  if (count === 0) return l10n.t('No value of both is finite.');
  const parts = [
    equal === count
      ? l10n.t('All {0} values are the same.', formatInteger(count))
      : l10n.t(
          'Mean {0}, mean |B − A| {1}; {2} of {3} values are the same.',
          formatValue(mean),
          formatValue(meanAbsolute),
          formatInteger(equal),
          formatInteger(count),
        ),
    unknown > 0 ? l10n.t('{0} values have no difference: one of both is not finite.', formatInteger(unknown)) : '',
  ];
  return parts.filter(Boolean).join(' ');
}

/** @param name that of the difference where it is absent */
export function figure(
  name: 'A' | 'B' | undefined,
  picture: HTMLElement | undefined,
  text: string,
  scale?: HTMLElement,
): HTMLElement {
  const title = name ? sign(name) : element('span', { class: 'side-sign both', text: 'B − A' });
  return element(
    'figure',
    {},
    element('figcaption', {}, title, element('span', { class: 'words', text: ` ${text}` })),
    picture,
    scale,
  );
}

function planeCanvas(plane: MapPlane, colours: ColourMap, range: ColourRange, label: string): HTMLCanvasElement {
  const canvas = element('canvas', { role: 'img', 'aria-label': label });
  drawPicture(canvas, { ...plane, data: colourPixels(plane.data, colours, range) });
  return canvas;
}

function coarse({ values: { output } }: Side, filter: number): MapPlane {
  const { height, width, data } = output.maps;
  return { height, width, data: data.slice(filter * height * width, (filter + 1) * height * width) };
}

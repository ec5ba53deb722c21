import * as l10n from '@vscode/l10n';
import { formatValue } from '../../conv2d/format';
import { whyNoDifference } from '../../conv2d/compare/mapSizes';
import { rangeOf } from '../../picture/areaAverage';
import { type ColourMap, colourPixels, type ColourRange, endsOf } from '../../picture/colourMap';
import { finiteRange } from '../../picture/mapLook';
import type { MapPlane, MapStatistics } from '../../protocol/values';
import { drawPicture } from '../canvas';
import { element } from '../dom';
import { colourScale } from '../colourScale';
import { differenceOfBoth, differenceText, figure } from './comparedFigure';
import { comparedFilters } from './comparedFilters';
import type { Pictured } from './pictured';
import type { Side } from './sidesView';

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

function planeCanvas(plane: MapPlane, colours: ColourMap, range: ColourRange, label: string): HTMLCanvasElement {
  const canvas = element('canvas', { role: 'img', 'aria-label': label });
  drawPicture(canvas, { ...plane, data: colourPixels(plane.data, colours, range) });
  return canvas;
}

function coarse({ values: { output } }: Side, filter: number): MapPlane {
  const { height, width, data } = output.maps;
  return { height, width, data: data.slice(filter * height * width, (filter + 1) * height * width) };
}

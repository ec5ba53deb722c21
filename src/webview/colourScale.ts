import * as l10n from '@vscode/l10n';
import { formatValue } from '../conv2d/format';
import { type ColourMap, type ColourRange, colourRamp } from '../picture/colourMap';
import { drawCells } from './canvas';
import { element } from './dom';

/** Width of the colours in CSS pixels. */
const WIDTH = 80;

/** The legend of a picture: its colours from the least to the greatest value. */
export function colourScale(colours: ColourMap, { min, max }: ColourRange): HTMLElement {
  const all = colourRamp(colours);
  const label = l10n.t('Colour scale from {0} to {1}', formatValue(min), formatValue(max));
  const canvas = element('canvas', { role: 'img', 'aria-label': label });
  const colour = (x: number) => all[Math.round((x / (WIDTH - 1)) * (all.length - 1))] ?? ([0, 0, 0] as const);
  drawCells(canvas, { height: 5, width: WIDTH }, WIDTH, (_y, x) => colour(x));
  return element(
    'div',
    { class: 'scale small' },
    element('span', { text: formatValue(min) }),
    canvas,
    element('span', { text: formatValue(max) }),
  );
}

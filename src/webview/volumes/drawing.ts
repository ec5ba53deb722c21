import type { AxisRole } from '../../conv2d/trace';
import type { Volumes } from '../../conv2d/volumes';
import { svgElement } from '../svg';
import type { Label } from './block';
import { type Box, corner, faces, type Point, slices } from './box';
import type { Layout } from './layout';

/** Lines between layers nearer than this would be a grey area. */
const LEAST_LAYER = 3;

/** Draws what the layout has placed, from back to front. */
export function drawVolumes(layout: Layout, { input, kernel, output }: Volumes): SVGElement {
  return svgElement(
    'svg',
    { class: 'volumes-drawing', width: layout.width, height: layout.height },
    ...(layout.padded ? [outline(layout.padded)] : []),
    solid('input', layout.input, input.depth, 'channels'),
    solid('window', layout.window),
    solid('output', layout.output, output.depth, 'filters'),
    solid('output-cell', layout.cell),
    ...layout.rays.flatMap((ray) => [path('halo', ray), path('ray', ray)]),
    solid('kernel', layout.kernel, kernel.depth, 'channels', layout.weights),
    arrow(layout.arrow),
    ...layout.labels.map(label),
  );
}

/**
 * @param depthRole what the depth counts; where it is told, the edges have the colours of their axes
 * @param cells what is marked on the front face
 */
function solid(name: string, box: Box, layers = 1, depthRole?: AxisRole, cells: readonly Box[] = []): SVGElement {
  const { front, top, side } = faces(box);
  const edges: readonly (readonly [AxisRole, readonly Point[]])[] = depthRole
    ? [
        ['height', [corner(box, 'top', 'left'), corner(box, 'bottom', 'left')]],
        ['width', [corner(box, 'bottom', 'left'), corner(box, 'bottom', 'right')]],
        [depthRole, [corner(box, 'bottom', 'right'), corner(box, 'bottom', 'right', true)]],
      ]
    : [];
  return svgElement(
    'g',
    { class: `solid ${name}` },
    path('face side', side, true),
    path('face top', top, true),
    path('face front', front, true),
    ...(box.depth / layers >= LEAST_LAYER ? slices(box, layers).map((line) => path('slice', line)) : []),
    ...cells.map((cell) => path('weight', faces(cell).front, true)),
    ...edges.map(([role, line]) => path(`edge ${role}`, line)),
  );
}

function outline(box: Box): SVGElement {
  const { front, top, side } = faces(box);
  return svgElement('g', { class: 'padding' }, ...[side, top, front].map((face) => path('', face, true)));
}

function path(name: string, points: readonly Point[], closed = false): SVGElement {
  const steps = points.map(({ x, y }) => `${round(x)} ${round(y)}`);
  return svgElement('path', { class: name, d: `M${steps.join('L')}${closed ? 'Z' : ''}` });
}

function arrow([from, to]: Layout['arrow']): SVGElement {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const along = { x: (to.x - from.x) / length, y: (to.y - from.y) / length };
  const wing = (side: number): Point => ({
    x: to.x - 8 * along.x - 4 * side * along.y,
    y: to.y - 8 * along.y + 4 * side * along.x,
  });
  return svgElement('g', { class: 'arrow' }, path('', [from, to]), path('', [wing(1), to, wing(-1)]));
}

function label({ text, x, y, anchor, kind, role }: Label): SVGElement {
  const name = `${kind}${role ? ` ${role}` : ''}`;
  return svgElement('text', { class: name, x: round(x), y: round(y), 'text-anchor': anchor }, text);
}

/** A hundredth of a pixel is not seen, and a drawing is easier to read without the rest. */
function round(value: number): number {
  return Math.round(100 * value) / 100;
}

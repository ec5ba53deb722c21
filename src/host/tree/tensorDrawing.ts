import type { Axis, AxisRole } from '../../conv2d/trace';
import type { AxisPalette } from './axisPalette';

/** Of a solid, its names included. */
const HEIGHT = 68;

export interface Drawing {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

/** The largest front face, and how small a side may become. */
const FACE = { width: 110, height: 40, least: 5 };
const MOST_CELLS = 16;
const CELL = 11;

/** What one image or one filter is as a solid, how many of them there are, and a vector as a row of cells. */
export function drawTensor(axes: readonly Axis[], palette: AxisPalette): Drawing {
  const sizeOf = (role: AxisRole): number | undefined => axes.find((axis) => axis.role === role)?.size;
  const [height, width] = [sizeOf('height'), sizeOf('width')];
  const [channels, filters, images] = [sizeOf('channels'), sizeOf('filters'), sizeOf('batch')];
  if (height === undefined || width === undefined) return cells(axes, palette);
  const depthRole = channels === undefined ? 'filters' : 'channels';
  const depth = channels ?? filters;
  // Filters are the depth of an output, but the number of solids of a kernel.
  const [times, timesRole] =
    images === undefined && depthRole === 'channels' ? ([filters, 'filters'] as const) : ([images, 'batch'] as const);
  const many = times === undefined ? '' : `${times} ×`;
  const left = many === '' ? 16 : 20 + 7.5 * many.length;
  const scale = Math.min(FACE.width / width, FACE.height / height);
  const box: Box = {
    left,
    width: Math.max(FACE.least, width * scale),
    height: Math.max(FACE.least, height * scale),
    depth: depth === undefined ? 0 : Math.min(14, 4 + 2 * Math.log2(depth)),
  };
  const svg = [
    many === ''
      ? ''
      : `<text x="${round(left / 2 - 6)}" y="${round(bottomOf(box) - box.height / 2 + 4)}" font-size="12" fill="${palette[timesRole]}">${many}</text>`,
    solid(box, palette, depthRole),
  ].join('');
  return { svg, width: left + box.width + box.depth + 14, height: HEIGHT };
}

/** Front face and depth in cabinet projection. */
interface Box {
  readonly left: number;
  readonly width: number;
  readonly height: number;
  readonly depth: number;
}

/** Below it is room for the name of the width. */
function bottomOf({ height, depth }: Box): number {
  return (HEIGHT - 12 + height + depth) / 2;
}

function solid(box: Box, palette: AxisPalette, depthRole: 'channels' | 'filters'): string {
  const { left, width, height, depth } = box;
  const bottom = bottomOf(box);
  const [top, right] = [bottom - height, left + width];
  const line = (points: readonly (readonly [number, number])[], look: string): string =>
    `<path d="M${points.map(([x, y]) => `${round(x)} ${round(y)}`).join('L')}" ${look}/>`;
  const face = (points: readonly (readonly [number, number])[], opacity: number): string =>
    line(
      [...points, ...points.slice(0, 1)],
      `fill="${palette.text}" fill-opacity="${opacity}" stroke="${palette.text}" stroke-opacity="0.45"`,
    );
  const edge = (from: readonly [number, number], to: readonly [number, number], role: AxisRole): string =>
    line([from, to], `fill="none" stroke="${palette[role]}" stroke-width="3" stroke-linecap="round"`);
  const name = (x: number, y: number, role: AxisRole, letter: string): string =>
    `<text x="${round(x)}" y="${round(y)}" font-size="10" fill="${palette[role]}">${letter}</text>`;
  return [
    ...(depth > 0
      ? [
          face([[left, top], [left + depth, top - depth], [right + depth, top - depth], [right, top]], 0.14),
          face([[right, top], [right + depth, top - depth], [right + depth, bottom - depth], [right, bottom]], 0.22),
        ]
      : []),
    face([[left, top], [right, top], [right, bottom], [left, bottom]], 0.07),
    edge([left, top], [left, bottom], 'height'),
    edge([left, bottom], [right, bottom], 'width'),
    ...(depth > 0 ? [edge([right, bottom], [right + depth, bottom - depth], depthRole)] : []),
    name(left - 8, (top + bottom) / 2 + 4, 'height', 'H'),
    name((left + right) / 2, bottom + 11.5, 'width', 'W'),
    ...(depth > 0 ? [name(right + depth / 2 + 11, bottom - depth / 2 + 7, depthRole, depthRole === 'channels' ? 'C' : 'F')] : []),
  ].join(''); // prettier-ignore
}

/** A vector: as many cells as there is room for, then a dotted one. */
function cells(axes: readonly Axis[], palette: AxisPalette): Drawing {
  const [axis] = axes;
  if (!axis) return { svg: '', width: 0, height: 0 };
  const shown = Math.min(axis.size, MOST_CELLS);
  const drawn = Array.from(
    { length: shown },
    (_, index) =>
      `<rect x="${1 + index * CELL}" y="2" width="${CELL}" height="${CELL}" fill="${palette[axis.role]}" fill-opacity="0.16" stroke="${palette[axis.role]}"/>`,
  );
  const more = axis.size > shown ? `<text x="${shown * CELL + 11}" y="11" font-size="12">…</text>` : '';
  return { svg: drawn.join('') + more, width: shown * CELL + (more === '' ? 2 : 20), height: CELL + 4 };
}

/** A hundredth of a pixel is not seen. */
function round(value: number): number {
  return Math.round(100 * value) / 100;
}

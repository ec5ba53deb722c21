import { type Axis, axisName, type AxisRole } from '../../conv2d/trace';
import { lettersOf } from '../../picture/letters';
import type { AxisPalette } from './axisPalette';
import { drawTensor } from './tensorDrawing';

const LABEL_HEIGHT = 34;
const GAP = 4;
/** Widths of a letter of either size, near enough. */
const LETTER = { name: 5.8, size: 8 };

/**
 * The axes of a tensor as a small picture: in a row their names and sizes, in the order of the shape, below them the
 * tensor as a solid or a row of cells, with the same colour for the same axis.
 * @returns SVG
 */
export function axisDrawing(axes: readonly Axis[], palette: AxisPalette): string {
  let x = 0.5;
  const labels = axes.map((axis) => {
    const width = labelWidth(axis);
    const drawn = label(axis, x, width, palette[axis.role]);
    x += width + GAP;
    return drawn;
  });
  const tensor = drawTensor(axes, palette);
  const width = Math.ceil(Math.max(x - GAP + 1, tensor.width));
  const height = LABEL_HEIGHT + 2 * GAP + tensor.height;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`,
    `<g fill="${palette.text}" text-anchor="middle" font-family="${FONTS}">`,
    ...labels,
    `<g transform="translate(0 ${LABEL_HEIGHT + 2 * GAP})">${tensor.svg}</g>`,
    '</g></svg>',
  ].join('');
}

const FONTS = 'system-ui, -apple-system, Segoe UI, Ubuntu, sans-serif';

function labelWidth({ role, size }: Axis): number {
  return Math.round(Math.max(LETTER.name * lettersOf(axisName(role)), LETTER.size * String(size).length) + 14);
}

function label({ role, size }: Axis, x: number, width: number, colour: string): string {
  const middle = x + width / 2;
  return (
    `<rect x="${x}" y="0.5" width="${width}" height="${LABEL_HEIGHT - 1}" rx="3" fill="${colour}" fill-opacity="0.16" stroke="${colour}"/>` +
    `<text x="${middle}" y="12.5" font-size="10" fill="${colour}">${nameOf(role)}</text>` +
    `<text x="${middle}" y="27.5" font-size="13" font-weight="600">${size}</text>`
  );
}

/** As text of an XML document, whatever the language makes of it. */
function nameOf(role: AxisRole): string {
  return axisName(role).replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

import type { Volume, Volumes } from '../../conv2d/volumes';

/** The drawing in words, with all its numbers. */
export function volumesText({ input, padding, kernel, filters, window, output, cell, images }: Volumes): string {
  const { top, bottom, left, right } = padding;
  const padded =
    top + bottom + left + right === 0
      ? 'without padding'
      : `padded by ${top} at the top, ${bottom} at the bottom, ${left} left and ${right} right`;
  return [
    `Input ${sizes(input, 'channels')}, ${padded}${images > 1 ? `, one of ${images} images` : ''}.`,
    `Kernel ${sizes(kernel, 'channels')}, one of ${filters}.`,
    `At rows ${range(window.rows)} and columns ${range(window.columns)} of the input it makes row ${cell.y}, column ${cell.x} of the output.`,
    `Output ${sizes(output, 'filters')}.`,
  ].join(' ');
}

/** What has to be known to measure in the drawing. */
export function scaleText(magnified: number, enlarged: readonly string[]): string {
  return [
    'Heights and widths have one scale, depths (channels, filters) another.',
    ...(magnified > 1 ? [`Height and width of the kernel are drawn ${magnified} times larger.`] : []),
    ...(enlarged.length > 0 ? [`Too small to be seen, and drawn larger: ${enlarged.join(', ')}.`] : []),
  ].join(' ');
}

function sizes({ height, width, depth }: Volume, depthName: string): string {
  return `height ${height}, width ${width}, ${depthName} ${depth}`;
}

function range(places: readonly number[]): string {
  const [first, last] = [places[0] ?? 0, places.at(-1) ?? 0];
  return first === last ? `${first}` : `${first} to ${last}`;
}

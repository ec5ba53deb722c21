import type { Rgb } from '../../picture/diverging';
import { inkOn } from '../../picture/ink';
import type { Box } from './pictureLayers';

/** What is written into a pixel, and the pixel's colour. */
export interface PixelNumber {
  readonly text: string;
  readonly ground: Rgb;
}

/** An outline around something smaller could not be seen. */
const LEAST_OUTLINE = 9;

/** Outlines a box of the view: dark around light is seen on every picture. */
export function outline(context: CanvasRenderingContext2D, { y, x, height, width }: Box, ratio: number): void {
  const side = { y: Math.max(LEAST_OUTLINE * ratio, height), x: Math.max(LEAST_OUTLINE * ratio, width) };
  for (const [lineWidth, colour] of [
    [4, 'black'],
    [2, 'white'],
  ] as const) {
    context.lineWidth = lineWidth * ratio;
    context.strokeStyle = colour;
    context.strokeRect(x + (width - side.x) / 2, y + (height - side.y) / 2, side.x, side.y);
  }
}

/** Marks a pixel that is meant among others that are not. */
export function mark(context: CanvasRenderingContext2D, { y, x, height, width }: Box, ratio: number): void {
  for (const [lineWidth, colour] of [
    [3, 'black'],
    [1.5, 'white'],
  ] as const) {
    context.lineWidth = lineWidth * ratio;
    context.strokeStyle = colour;
    context.strokeRect(x + 0.2 * width, y + 0.2 * height, 0.6 * width, 0.6 * height);
  }
}

/** Writes a number into a pixel of that colour. */
export function write(
  context: CanvasRenderingContext2D,
  { text, ground }: PixelNumber,
  { y, x, height, width }: Box,
  ratio: number,
): void {
  context.font = `${12 * ratio}px ${getComputedStyle(context.canvas).fontFamily}`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillStyle = inkOn(ground);
  context.fillText(text, x + width / 2, y + height / 2, width);
}

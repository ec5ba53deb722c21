import type { Rgb } from '../picture/diverging';

/** Pictures with fewer pixels than this on both sides are larger on screen than they are. */
const SMALL = 128;

/** Draws a small grid so that every cell is a whole number of device pixels: crisp at every zoom. */
export function drawCells(
  canvas: HTMLCanvasElement,
  size: { readonly height: number; readonly width: number },
  side: number,
  colour: (y: number, x: number) => Rgb,
): void {
  const ratio = window.devicePixelRatio || 1;
  const cell = Math.max(1, Math.floor((side * ratio) / Math.max(size.height, size.width)));
  canvas.height = size.height * cell;
  canvas.width = size.width * cell;
  canvas.style.height = `${canvas.height / ratio}px`;
  canvas.style.width = `${canvas.width / ratio}px`;
  const context = canvas.getContext('2d');
  if (!context) return;
  for (let y = 0; y < size.height; y++) {
    for (let x = 0; x < size.width; x++) {
      context.fillStyle = `rgb(${colour(y, x).join(' ')})`;
      context.fillRect(x * cell, y * cell, cell, cell);
    }
  }
}

/** Puts a picture into a canvas, one pixel each; the style sheet decides how large it is shown. */
export function drawPicture(
  canvas: HTMLCanvasElement,
  picture: { readonly height: number; readonly width: number; readonly data: Uint8ClampedArray<ArrayBuffer> },
): void {
  canvas.height = picture.height;
  canvas.width = picture.width;
  // A small picture is shown enlarged: its pixels are what one wants to see then, not a blur.
  canvas.classList.toggle('pixels', Math.max(picture.height, picture.width) < SMALL);
  canvas.getContext('2d')?.putImageData(new ImageData(picture.data, picture.width, picture.height), 0, 0);
}

import { onTestFinished, vi } from 'vitest';

/** In place of the browser's, which happy-dom has none of: as strict about sizes as that. */
export function strictCanvas(): void {
  vi.stubGlobal('ImageData', StrictImageData);
  const ignore = (): void => undefined;
  const context: object = {
    putImageData: ignore,
    fillRect: ignore,
    clearRect: ignore,
    strokeRect: ignore,
    fillText: ignore,
    measureText: () => ({ width: 7 }),
    drawImage: ({ width, height }: HTMLCanvasElement) => {
      if (width === 0 || height === 0) throw new Error('The canvas has no pixels.');
    },
  };
  const before = Object.getOwnPropertyDescriptor(HTMLCanvasElement.prototype, 'getContext');
  onTestFinished(() => {
    Object.defineProperty(HTMLCanvasElement.prototype, 'getContext', before ?? {});
  });
  Object.defineProperty(HTMLCanvasElement.prototype, 'getContext', {
    configurable: true,
    value(this: HTMLCanvasElement): object {
      return { ...context, canvas: this };
    },
  });
}

class StrictImageData {
  constructor(
    readonly data: Uint8ClampedArray,
    readonly width: number,
    readonly height: number,
  ) {
    if (data.length === 0 || data.length % 4 !== 0) throw new Error('There are no pixels.');
    if (!(width >= 1) || data.length !== 4 * width * height) throw new Error('It has another number of pixels.');
  }
}

import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { outputSize } from '../../../src/conv2d/shapes';
import { colourPixels } from '../../../src/picture/colourMap';
import { kernelColour } from '../../../src/picture/kernelPicture';
import { imageOf } from '../fixtures';
import { recordedPixels } from '../keras/recorded';
import { tracedWith } from '../traces';
import { localClient, npySource } from './local';
import { values } from '../webview/finishedRun';

interface Decoded {
  readonly height: number;
  readonly width: number;
  /** Red, green, blue and alpha. */
  readonly data: Uint8Array;
}

/** As another program reads the file. */
async function decoded(png: Uint8Array | undefined): Promise<Decoded> {
  const { data, info } = await sharp(png).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return { height: info.height, width: info.width, data: new Uint8Array(data) };
}

function pixel({ width, data }: Decoded, y: number, x: number): number[] {
  return [...data.subarray(4 * (y * width + x), 4 * (y * width + x) + 4)];
}

const SHAPE = [40, 50, 3] as const;
const source = npySource(SHAPE, recordedPixels([...SHAPE], 1));

describe('pictures to be saved', () => {
  it.each([
    ['as it is', { activation: 'linear' as const }],
    ['after softmax', { activation: 'softmax' as const, filters: 5 }],
    ['with channels first', { dataFormat: 'channels_first' as const, strides: [2, 3] as const }],
  ])('have a pixel with the colour of its value for every cell of a map %s', async (_, changes) => {
    const trace = tracedWith(imageOf(...SHAPE), { filters: 4, seed: 3, ...changes });
    const { height, width } = outputSize(trace);
    const client = localClient();
    try {
      const query = { source, trace, backend: 'cpu' as const, filter: 2 };
      const all = { rows: { from: 0, to: height }, columns: { from: 0, to: width } };
      const { data } = await client.block({ ...query, image: 0, ...all });
      for (const colours of ['gray', 'viridis', 'diverging'] as const) {
        const look = { colours, range: { min: -100, max: 140 } };
        const picture = await decoded(await client.pictures.map({ ...query, look }));
        expect([picture.height, picture.width]).toEqual([height, width]);
        expect(picture.data).toEqual(new Uint8Array(colourPixels(data, colours, look.range)));
      }
    } finally {
      client.dispose();
    }
  });

  it('have every pixel of the image, red, green and blue in their order', async () => {
    const pixels = recordedPixels([...SHAPE], 2);
    const client = localClient();
    try {
      const picture = await decoded(await client.pictures.image(npySource(SHAPE, pixels, 'colours')));
      expect([picture.height, picture.width]).toEqual([40, 50]);
      for (const [y, x] of [
        [0, 0],
        [39, 49],
        [17, 31],
      ] as const) {
        const at = 3 * (y * 50 + x);
        expect(pixel(picture, y, x).slice(0, 3)).toEqual([...pixels.subarray(at, at + 3)]);
      }
    } finally {
      client.dispose();
    }
  });

  it('have no colour where a value is none', async () => {
    const client = localClient();
    try {
      const data = Float32Array.of(0, NaN, 1, Infinity);
      const looks = [{ colours: 'gray' as const, range: { min: 0, max: 1 } }];
      const picture = await decoded((await client.pictures.maps({ height: 2, width: 2, data, looks }))[0]);
      expect([...picture.data]).toEqual([0, 0, 0, 255, 0, 0, 0, 0, 255, 255, 255, 255, 255, 255, 255, 255]);
    } finally {
      client.dispose();
    }
  });

  it('show filters as the panel does, each weight a square', async () => {
    const kernel = { ...values.kernel, data: Float32Array.from({ length: 144 }, (_, at) => Math.sin(at)) };
    const client = localClient();
    try {
      const request = { kernel, options: { face: 'channels', scale: 'all' } as const, side: 40 };
      const [one] = await client.pictures.kernel({ ...request, filters: [1], together: false });
      const filter = await decoded(one);
      // RGB, blue, green and red of 4 x 4 weights, ten pixels each, two between them.
      expect([filter.height, filter.width]).toEqual([40, 166]);
      for (const [y, x] of [
        [0, 0],
        [3, 2],
        [1, 3],
      ] as const) {
        const colour = kernelColour(kernel, 1, 0, y, x, 2);
        expect(pixel(filter, 10 * y + 5, 42 + 10 * x + 5)).toEqual([...colour, 255]);
        const mixed = kernelColour(kernel, 1, [2, 1, 0], y, x, 2);
        expect(pixel(filter, 10 * y + 9, 10 * x)).toEqual([...mixed, 255]);
      }
      expect(pixel(filter, 5, 41)[3]).toBe(0);
      const [sheet, ...others] = await client.pictures.kernel({ ...request, filters: [2, 0, 1], together: true });
      expect(others).toEqual([]);
      const all = await decoded(sheet);
      expect([all.height, all.width]).toEqual([3 * 40 + 2 * 8, 166]);
      expect(pixel(all, 2 * 48 + 5, 42 + 5)).toEqual([...kernelColour(kernel, 1, 0, 0, 0, 2), 255]);
    } finally {
      client.dispose();
    }
  });
});

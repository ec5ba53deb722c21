import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kernelColour } from '../../../src/picture/kernelPicture';
import { kernelSheet, sheetPlace } from '../../../src/picture/kernelSheet';

describe('kernelSheet', () => {
  it('shows every weight of every channel once, where it says it does', () => {
    const length = fc.integer({ min: 1, max: 6 });
    fc.assert(
      fc.property(
        length,
        length,
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 10, max: 150 }),
        (height, width, channels, side) => {
          const shape = [height, width, channels, 2];
          const data = Float32Array.from({ length: height * width * channels * 2 }, (_, at) => Math.sin(at));
          const kernel = { shape, data };
          const sheet = kernelSheet(kernel, 1, 1, side);
          const seen = new Map<string, number>();
          for (let y = 0; y < sheet.height; y++) {
            for (let x = 0; x < sheet.width; x++) {
              const place = sheetPlace(sheet, kernel, { y, x });
              const pixel = sheet.data.subarray(4 * (y * sheet.width + x), 4 * (y * sheet.width + x) + 4);
              expect(pixel[3]).toBe(place ? 255 : 0);
              if (!place) continue;
              seen.set(JSON.stringify(place), (seen.get(JSON.stringify(place)) ?? 0) + 1);
              expect([...pixel.subarray(0, 3)]).toEqual([
                ...kernelColour(kernel, 1, place.channel, place.y, place.x, 1),
              ]);
            }
          }
          expect(seen.size).toBe(height * width * channels);
          expect(new Set(seen.values())).toEqual(new Set([sheet.cell ** 2]));
        },
      ),
      { numRuns: 30 },
    );
  });

  it('is about as wide as it should be, and nothing is outside of it', () => {
    const kernel = { shape: [3, 3, 512, 1], data: new Float32Array(9 * 512) };
    const sheet = kernelSheet(kernel, 0, 1, 232);
    expect(sheet).toMatchObject({ columns: 23, cell: 3, width: 229 });
    expect(sheetPlace(sheet, kernel, { y: 0, x: 229 })).toBeUndefined();
    expect(sheetPlace(sheet, kernel, { y: sheet.height + 5, x: 0 })).toBeUndefined();
  });
});

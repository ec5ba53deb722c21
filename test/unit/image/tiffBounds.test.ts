import { zlibSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { Loader } from '../../../src/conv2d/load/loaders';
import { type LoadedImage, loadImage } from '../../../src/image/loadImage';
import { ReadBudget } from '../../../src/image/readBudget';
import { TiffDirectory } from '../../../src/image/tiff/tiffDirectory';
import { readTiffHeader } from '../../../src/image/tiff/tiffHeader';
import { lzwUnpacker } from '../../../src/image/tiff/tiffLzw';
import { unpackDeflate, unpackNothing, unpackPackBits, zstandardUnpacker } from '../../../src/image/tiff/tiffUnpack';
import { problemOf } from '../../../src/protocol/problem';
import { imageCodecs, LOAD_OPTIONS } from '../fixtures';
import { greyTiff, tiffFile } from './tiffFile';

const codecs = imageCodecs();

const load = (bytes: Uint8Array, loader: Loader = 'PIL.Image.open'): Promise<LoadedImage> =>
  loadImage(bytes, 'x.tif', { ...LOAD_OPTIONS, like: { loader, targetSize: null } }, codecs);

async function refusal(bytes: Uint8Array, loader?: Loader): Promise<string> {
  try {
    await load(bytes, loader);
  } catch (error) {
    return problemOf(error).message;
  }
  return 'it was read';
}

describe('the header of a TIFF', () => {
  const many = (entries: number, values: number): Uint8Array => {
    const field = { values: Array<number>(values).fill(1) };
    return tiffFile(
      [
        ...[256, 257, 258, 262].map((tag) => ({ tag, values: [8] })),
        ...Array.from({ length: entries }, (_, index) => ({ ...field, tag: 60_000 + index })),
      ],
      new Uint8Array(8),
    );
  };

  it.each([
    [10, 10],
    [1000, 10],
    [1000, 500],
  ])('with %i fields of %i values takes steps for its entries alone', (entries, values) => {
    const budget = new ReadBudget();
    TiffDirectory.first(many(entries, values), budget).first(256);
    expect(budget.spent).toBeLessThan(10 * (entries + 10));
  });

  it('takes no more steps where all entries lie on the same million of values', () => {
    const bytes = new Uint8Array(5_000_000);
    const view = new DataView(bytes.buffer);
    bytes.set([0x49, 0x49, 42, 0, 8, 0, 0, 0]);
    view.setUint16(8, 65_535, true);
    for (let entry = 0; entry < 65_535; entry++) {
      const at = 10 + 12 * entry;
      view.setUint16(at, 1000 + (entry % 50_000), true);
      view.setUint16(at + 2, 3, true);
      view.setUint32(at + 4, 2 ** 20, true);
      view.setUint32(at + 8, 8, true);
    }
    const budget = new ReadBudget();
    expect(() => readTiffHeader(bytes, budget)).toThrow('lacks tag');
    expect(budget.spent).toBeLessThan(50_000);
  });

  it.each([
    ['the width', 256],
    ['the compression', 259],
    ['the meaning of samples', 262],
  ])('whose field of %s has no whole numbers is refused in words', async (_, tag) => {
    const bytes = greyTiff([4, 4], new Uint8Array(16));
    const at = bytes.findIndex((byte, index) => index >= 8 && byte === (tag & 255) && bytes[index + 1] === tag >> 8);
    bytes[at + 2] = 11;
    expect(await refusal(bytes)).toMatch(/values of type 11, which are no whole numbers/);
  });

  it('stops where the budget is spent', () => {
    expect(() => TiffDirectory.first(many(1000, 2), new ReadBudget(1000))).toThrow('too many steps');
  });
});

describe('an unpacker of strips', () => {
  const size = 1000;
  const zeros = zlibSync(new Uint8Array(20_000_000));
  it('of Deflate makes as many bytes as are asked for', () => {
    expect(unpackDeflate(zeros, size)).toEqual({ bytes: new Uint8Array(size) });
    expect(unpackDeflate(zlibSync(new Uint8Array(10)), size).fault).toBe('its Deflate data ends too early');
    expect(unpackDeflate(Uint8Array.of(0x78, 0x9c, 0xff, 0xff), size).fault).toBe('its Deflate data is damaged');
  });

  it('of PackBits makes as many bytes as are asked for', () => {
    expect(unpackPackBits(new Uint8Array(5000).fill(129), size).bytes).toEqual(new Uint8Array(size).fill(129));
    const cut = unpackPackBits(Uint8Array.of(1, 5, 6, 9, 7), 5);
    expect(cut).toEqual({ bytes: Uint8Array.of(5, 6, 0, 0, 0), fault: 'its PackBits data ends too early' });
  });

  it('of LZW stops at the first code that cannot be', () => {
    // Clear, 1, 2, then a string that is not there yet.
    const bits = [256, 1, 2, 300].map((code) => code.toString(2).padStart(9, '0')).join('');
    const data = Uint8Array.from(bits.match(/.{1,8}/g) ?? [], (byte) => parseInt(byte.padEnd(8, '0'), 2));
    const { bytes, fault } = lzwUnpacker()(data, 6);
    expect([...bytes]).toEqual([1, 2, 0, 0, 0, 0]);
    expect(fault).toBe('its LZW data has the code 300 too early');
  });

  it('of nothing copies nothing of a strip that is too short', () => {
    const { bytes, fault } = unpackNothing(Uint8Array.of(1, 2, 3), 4);
    expect([...bytes]).toEqual([0, 0, 0, 0]);
    expect(fault).toBe('it has 3 of 4 bytes');
  });

  it('of Zstandard tells of data that is none', async () => {
    const unpack = await zstandardUnpacker();
    expect(unpack(new Uint8Array(50), size).fault).toContain('Zstandard');
  });
});

describe('a TIFF that claims too much', () => {
  /** A JPEG header of grey, and no pixels. */
  const jpeg = (width: number, height: number): Uint8Array =>
    Uint8Array.of(0xff, 0xd8, 0xff, 0xc0, 0, 11, 8, height >> 8, height, width >> 8, width, 1, 1, 0x11, 0, 0xff, 0xd9);
  const tiles = (side: number) => ({ 273: undefined, 278: undefined, 279: undefined, 322: [side], 323: [side] });
  const places = (count: number) => Array<number>(count).fill(8);

  it.each([
    [
      'in the header of its JPEG data',
      greyTiff([16, 16], jpeg(40_000, 40_000), { 259: [7] }),
      'its JPEG data claims 40000 × 40000 pixels, not 16 × 16',
    ],
    [
      'in the size of its tiles',
      greyTiff([10, 10], new Uint8Array(100), { ...tiles(65_536), 324: [8], 325: [100] }),
      'its tiles claim 65536 × 65536 pixels',
    ],
    [
      'in the number of its strips',
      greyTiff([100, 100], new Uint8Array(10_000), { 278: [99], 273: places(100_000), 279: places(100_000) }),
      'it tells the places of far more strips or tiles than it has',
    ],
    [
      'by strips that lie on one another',
      greyTiff([10, 5000], new Uint8Array(200_000), {
        259: [50_000],
        278: [1],
        273: places(5000),
        279: Array<number>(5000).fill(199_000),
      }),
      'its strips or tiles lie on one another too often',
    ],
  ])('%s is refused', async (_, bytes, reason) => {
    expect(await refusal(bytes)).toContain(reason);
  });

  it('and whose many strips are one is read', async () => {
    const packed = zlibSync(new Uint8Array(50_000).fill(7));
    const bytes = greyTiff([10, 3000], packed, {
      259: [8],
      278: [1],
      273: places(3000),
      279: Array<number>(3000).fill(packed.length),
    });
    const { array, bytes: values } = await load(bytes, 'cv2.imread grayscale');
    expect(array.shape).toEqual([3000, 10]);
    expect(values.every((value) => value === 7)).toBe(true);
  });
});

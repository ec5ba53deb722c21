import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import images from '../../fixtures/images.json';
import { readHeader } from '../../../src/image/header';
import { type LoadedImage, loadImage } from '../../../src/image/loadImage';
import { HumanError, problemOf } from '../../../src/protocol/problem';
import { repositoryFile } from '../fixtures';

interface Row {
  readonly shape: number[];
  readonly sha256: string;
  readonly pixels?: number[][];
}

const rows: [string, Row][] = Object.entries(images.files);
const load = (name: string): LoadedImage => loadImage(repositoryFile('test', 'fixtures', 'images', name), name);

describe('as cv2.imread loads it', () => {
  it.each(rows.filter(([name]) => name.endsWith('.png')))('%s: the same bytes', (name, { shape, sha256 }) => {
    const image = load(name);
    expect([image.height, image.width, 3]).toEqual(shape);
    expect(createHash('sha256').update(image.data).digest('hex')).toBe(sha256);
  });

  // jpeg-js rounds its inverse cosine transform otherwise than libjpeg: a few levels.
  it.each(rows.filter(([name]) => name.endsWith('.jpg')))('%s: the same pixels, nearly', (name, { shape, pixels }) => {
    const image = load(name);
    const [height = 0, width = 0] = shape;
    expect([image.height, image.width]).toEqual([height, width]);
    const rowStep = Math.floor(height / 4);
    const columnStep = Math.floor(width / 4);
    const perRow = Math.ceil(width / columnStep);
    pixels?.forEach((pixel, index) => {
      const from = 3 * (Math.floor(index / perRow) * rowStep * width + (index % perRow) * columnStep);
      pixel.forEach((level, channel) => {
        expect(Math.abs((image.data[from + channel] ?? NaN) - level)).toBeLessThanOrEqual(4);
      });
    });
  });

  it('says what was done to the pixels', () => {
    expect(load('orientation6.jpg').notes).toEqual(['Turned by EXIF orientation 6.']);
    expect(load('orientation8.png').notes).toEqual(['Turned by EXIF orientation 8.']);
    expect(load('orientation1.jpg').notes).toEqual([]);
    expect(load('rgba8.png').notes).toEqual(['The alpha channel was dropped.']);
    expect(load('grey16.png').notes).toEqual([
      '16 bits per channel became 8 (value >> 8).',
      'Grey was repeated in three channels.',
    ]);
    expect(load('palette-transparent.png').notes).toEqual([
      'The palette was expanded to colours.',
      'The alpha channel was dropped.',
    ]);
  });

  it('knows the size from the header, turned as the pixels will be', () => {
    const opened = readHeader(repositoryFile('test', 'fixtures', 'images', 'orientation6.jpg'), 'a.jpg');
    expect([opened.format, opened.height, opened.width]).toEqual(['JPEG', 40, 24]);
  });
});

describe('bad files', () => {
  const message = (name: string): string => {
    try {
      loadImage(repositoryFile('test', 'fixtures', 'workspace', name), name);
    } catch (error) {
      expect(error).toBeInstanceOf(HumanError);
      const { message, suggestion } = problemOf(error);
      expect(suggestion).toBeTruthy();
      return message;
    }
    return 'loaded';
  };

  it.each([
    ['notes.jpg', /^notes\.jpg is not an image that Convscope knows/],
    ['empty.jpg', /^empty\.jpg is empty \(0 bytes\)\.$/],
    ['truncated.jpg', /^truncated\.jpg cannot be decoded: its JPEG data is damaged or cut off/],
    ['animation.png', /^animation\.png is a GIF file\. Convscope reads JPEG and PNG\.$/],
    ['huge.png', /^huge\.png has 30,000 × 30,000 pixels, 900 megapixels\. Convscope reads at most 200\.$/],
  ])('%s', (name, expected) => {
    expect(message(name)).toMatch(expected);
  });

  it('a PNG whose data is damaged', () => {
    const bytes = repositoryFile('test', 'fixtures', 'images', 'rgb8.png');
    bytes[60] = (bytes[60] ?? 0) ^ 0xff;
    expect(() => loadImage(bytes, 'a.png')).toThrow(/^a\.png cannot be decoded: its PNG data is damaged/);
  });

  it('every beginning of a file is either loaded or refused with words', () => {
    for (const name of ['rgb8.png', 'palette4.png', 'orientation6.png', 'orientation6.jpg']) {
      const bytes = repositoryFile('test', 'fixtures', 'images', name);
      for (let length = 0; length < bytes.length; length += 7) {
        try {
          loadImage(bytes.slice(0, length), name);
        } catch (error) {
          expect(error).toBeInstanceOf(HumanError);
        }
      }
    }
  });
});

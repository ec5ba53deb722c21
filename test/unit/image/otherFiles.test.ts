import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { type Loader, LOADERS } from '../../../src/conv2d/load/loaders';
import { describeLoaders } from '../../../src/image/describeLoaders';
import { readHeader } from '../../../src/image/header';
import { loadImage } from '../../../src/image/loadImage';
import { openImage } from '../../../src/image/openImage';
import { describeProblem, problemOf } from '../../../src/protocol/problem';
import { imageCodecs, LOAD_OPTIONS, repositoryFile } from '../fixtures';

const text = (content: string): Uint8Array => Buffer.from(content, 'latin1');

/** An archive of empty files with these names. */
function zip(...names: readonly string[]): Uint8Array {
  return Buffer.concat(
    names.map((name) => {
      const head = Buffer.alloc(30);
      head.writeUInt32LE(0x04034b50, 0);
      head.writeUInt16LE(name.length, 26);
      return Buffer.concat([head, Buffer.from(name)]);
    }),
  );
}

function targa(kind: number): Uint8Array {
  const bytes = Buffer.alloc(18 + 12);
  bytes.set([0, kind === 1 ? 1 : 0, kind, 0, 0, 0, 0, 24, 0, 0, 0, 0, 2, 0, 2, 0, 24, 32]);
  return bytes;
}

const icon = Buffer.alloc(80);
icon.set([0, 0, 1, 0, 1, 0, 16, 16, 0, 0, 1, 0, 32, 0, 40, 0, 0, 0, 22, 0, 0, 0]);

describe('a file that is no image', () => {
  it.each([
    [
      'pointer.png',
      text('version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n'),
      'Git LFS',
      'git lfs pull',
    ],
    ['annex.png', text('/annex/objects/SHA256E-s1024--aa.png\n'), 'git-annex', 'git annex get'],
    ['page.jpg', text('<!DOCTYPE html>\n<html><body>404</body></html>'), 'an HTML page', 'not the page'],
    ['page.jpg', text('  <html lang="en">'), 'an HTML page', 'not the page'],
    ['denied.png', text('<?xml version="1.0"?>\n<Error><Code>AccessDenied</Code></Error>'), 'an XML text', 'server'],
    [
      'drawing.png',
      text('<?xml version="1.0"?><!-- x --><svg xmlns="http://www.w3.org/2000/svg"/>'),
      'an SVG drawing',
      'PNG',
    ],
    ['arrays.npy', zip('x.npy', 'y.npy'), 'an .npz archive', 'numpy.load("…")["x"]'],
    ['model.png', zip('metadata.json', 'config.json', 'model.weights.h5'), 'a Keras model', 'picture'],
    ['model.pt', zip('archive/data.pkl'), 'a PyTorch file', 'numpy.save'],
    ['photos.png', zip('a.png'), 'a zip archive', 'Unpack'],
    ['a.npy.gz', gzipSync('x'), 'gzip', 'gunzip'],
    ['weights.h5', text('\x89HDF\r\n\x1a\n'), 'an HDF5 file', 'numpy.save'],
    ['paper.png', text('%PDF-1.7\n'), 'a PDF document', 'PNG'],
    ['data.json', text('{"a": [1, 2]}'), 'a JSON text', 'picture itself'],
    ['data.csv', text('1.5, 2, 3\n4, 5e-3, 6\n'), 'a text', 'numpy.loadtxt'],
    ['notes.txt', text('This is no picture.\n'), 'a text', 'picture itself'],
    ['inline.png', text('data:image/png;base64,iVBORw0KGgo='), 'base64', 'base64 --decode'],
    ['array.pkl', text('\x80\x04\x95\x8c\x15numpy.core.multiarray'), 'a pickle', 'numpy.save'],
    ['film.mp4', text('\0\0\0\x18ftypisom\0\0\x02\0'), 'a video', 'frames'],
    ['favicon.png', icon, 'the format ICO', 'PNG'],
    ['uncompressed.tga', targa(2), 'the format TGA', 'PNG'],
    ['compressed.tga', targa(10), 'the format TGA', 'PNG'],
    ['phone.jpg', text('\0\0\0\x18ftypheic\0\0\0\0'), 'the format HEIC', 'PNG'],
    ['scan.dcm', Buffer.concat([Buffer.alloc(128), Buffer.from('DICM')]), 'the format DICOM', 'PNG'],
    ['._photo.jpg', text('\0\x05\x16\x07\0\x02\0\0Mac OS X        '), 'AppleDouble', '._'],
    ['ftp.png', text('\x89PNG\n\x1a\n\0\0\0\rIHDR'), 'a PNG that was copied as a text', 'binary'],
    ['ftp2.png', text('\x89PNG\r\r\n\x1a\r\n\0\0\0\rIHDR'), 'a PNG that was copied as a text', 'binary'],
    ['weights.png', text('\x40\0\0\0\0\0\0\0{"a":{"dtype":"F32"}}'), 'a safetensors file', 'numpy.save'],
    ['voice.png', text('RIFF\x24\0\0\0WAVEfmt '), 'a sound', 'picture itself'],
    ['begun.bmp', text('BM\x01'), 'cut off: it ends at byte 3, in the middle of its BMP header', 'again'],
    ['begun.png', text('\x89PN'), 'cut off: it ends at byte 3, in the middle of its PNG header', 'again'],
    ['begun.gif', text('GIF'), 'cut off: it ends at byte 3, in the middle of its GIF header', 'again'],
    ['begun.tif', text('II*'), 'cut off: it ends at byte 3, in the middle of its TIFF header', 'again'],
    ['begun.webp', text('RIFF\x24\0'), 'cut off: it ends at byte 6, in the middle of its WebP header', 'again'],
    ['begun.npy', text('\x93NU'), 'cut off: it ends at byte 3, in the middle of its NPY header', 'again'],
    ['empty.png', text(''), 'empty (0 bytes)', 'Choose another'],
    ['noise.png', Buffer.from([7, 200, 3, 0, 1, 250, 9, 9]), 'not an image', 'Choose a file'],
  ])('%s is called what it is, with the way out', (name, bytes, what, way) => {
    let problem: { message: string; suggestion?: string } = { message: '' };
    try {
      readHeader(bytes, name);
    } catch (error) {
      problem = problemOf(error);
    }
    expect(problem.message).toContain(`${name} is `);
    expect(problem.message).toContain(what);
    expect(problem.suggestion).toContain(way);
    expect(problem.message).not.toMatch(/\ba [AEIOU][^S]|\ban [^aeiouAEIOUHSX.]/);
  });
});

describe('the advice to load a file like another loader', () => {
  const codecs = imageCodecs();
  const refusal = async (bytes: Uint8Array, name: string, loader: Loader): Promise<string> => {
    try {
      await loadImage(bytes, name, { ...LOAD_OPTIONS, like: { loader, targetSize: null } }, codecs);
      return '';
    } catch (error) {
      return describeProblem(problemOf(error));
    }
  };

  it.each([
    'bmp-layout-compression-6-32.bmp',
    'bmp-layout-compression-4-8.bmp',
    'bmp-layout-header-42-24.bmp',
    'bmp-rle8-short-rows-20x4.bmp',
    'bmp-rle8-early-end-20x4.bmp',
    'bmp-layout-cut-padding-24.bmp',
    'gif-blocks-tail-three-more-blocks-of-255.gif',
    'gif-blocks-screen-0x0.gif',
    'gif-blocks-short.gif',
    'pnm-p2-without-last-line-end-17x13.pgm',
    'pnm-text-p2-width-long.pnm',
    'pnm-p6-truncated-17x13.ppm',
    'tiff-grey-float32-17x13.tif',
    'jpeg-lossless-sof3-40x24.jpg',
    'png-truncated-40x24.png',
  ])('names only loaders that read it: %s', async (name) => {
    const bytes = repositoryFile('test', 'fixtures', 'images', name);
    const words = new Map<Loader, string>();
    for (const loader of LOADERS) words.set(loader, await refusal(bytes, name, loader));
    for (const loader of LOADERS) {
      const said = words.get(loader) ?? '';
      const advised = LOADERS.filter((other) =>
        new RegExp(`Load it like (.* or )?${other.replaceAll('.', '\\.')}( or|\\.$)`).test(said),
      );
      // Before a pixel is decoded only the header tells who reads it.
      const readers = LOADERS.filter((other) =>
        opens(bytes, name, loader) ? words.get(other) === '' : opens(bytes, name, other),
      );
      expect([loader, said, advised.filter((other) => !readers.includes(other))]).toEqual([loader, said, []]);
      if (said !== '') expect([said, advised.length > 0]).toEqual([said, readers.length > 0]);
    }
  });

  it('is not given by a list of what all loaders make of a file', () => {
    const offers = describeLoaders(text('<html>'), 'page.png', LOAD_OPTIONS);
    expect(offers.map(({ text: words }) => words)).toEqual(
      LOADERS.map(() => 'page.png is an HTML page, not a picture.'),
    );
  });
});

function opens(bytes: Uint8Array, name: string, loader: Loader): boolean {
  try {
    openImage(bytes, name, { ...LOAD_OPTIONS, like: { loader, targetSize: null } });
    return true;
  } catch {
    return false;
  }
}

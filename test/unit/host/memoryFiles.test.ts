import { describe, expect, it } from 'vitest';
import { endingOf, isDrawing, safeName } from '../../../src/host/memory/imageTypes';
import { NewestFiles } from '../../../src/host/memory/newestFiles';
import { explainNoImage, outputImages } from '../../../src/host/memory/outputImages';
import { isPasteMessage } from '../../../src/host/memory/pasteMessage';

const bytes = (...values: number[]): Uint8Array => new Uint8Array(values);
const text = (value: string): Uint8Array => new TextEncoder().encode(value);

describe('the newest files', () => {
  it('have paths of their own, and the same bytes of the same name the same path', () => {
    const files = new NewestFiles({ files: 9, bytes: 99 }, () => 7);
    const { file } = files.add('a.png', bytes(1));
    expect(file).toMatchObject({ path: '/1/a.png', time: 7 });
    expect(files.add('a.png', bytes(2)).file.path).toBe('/2/a.png');
    expect(files.add('a.png', bytes(1)).file).toBe(file);
    expect(files.add('b.png', bytes(1)).file.path).toBe('/3/b.png');
    expect(files.get('/1/a.png')?.bytes).toEqual(bytes(1));
    expect(files.get('/4/a.png')).toBeUndefined();
    files.clear();
    expect(files.get('/1/a.png')).toBeUndefined();
  });

  it('push out the oldest, by number', () => {
    const files = new NewestFiles({ files: 2, bytes: 99 }, Date.now);
    files.add('a', bytes(1));
    files.add('b', bytes(2));
    files.add('a', bytes(1));
    expect(files.add('c', bytes(3)).forgotten.map(({ path }) => path)).toEqual(['/2/b']);
    expect(files.get('/1/a')).toBeDefined();
  });

  it('push out the oldest, by size, but never themselves', () => {
    const files = new NewestFiles({ files: 9, bytes: 4 }, Date.now);
    files.add('a', bytes(1, 1));
    files.add('b', bytes(2, 2));
    expect(files.add('c', bytes(3)).forgotten.map(({ path }) => path)).toEqual(['/1/a']);
    expect(files.add('d', new Uint8Array(50)).forgotten.map(({ path }) => path)).toEqual(['/2/b', '/3/c']);
    expect(files.get('/4/d')).toBeDefined();
  });
});

describe('names', () => {
  it.each([
    ['image/png', 'png'],
    ['image/JPEG', 'jpg'],
    ['image/tiff', 'tif'],
    ['image/', 'image'],
    ['image/constructor', 'constructor'],
    ['image/__proto__', 'proto'],
  ])('of %s end with %s', (mime, ending) => {
    expect(endingOf(mime)).toBe(ending);
  });

  it('know a drawing', () => {
    expect([isDrawing('image/svg+xml'), isDrawing('image/SVG'), isDrawing('image/png')]).toEqual([true, true, false]);
  });

  it.each([
    ['a.png', 'a.png'],
    ['../../etc/a.png', 'a.png'],
    ['C:\\a.png', 'a.png'],
    ['a\n?#%b.png', 'ab.png'],
    ['..', 'x.png'],
    ['', 'x.png'],
    ['folder/', 'x.png'],
  ])('from outside are made safe: %j', (name, safe) => {
    expect(safeName(name, 'x.png')).toBe(safe);
  });

  it('from outside are not endless', () => {
    expect(safeName(`${'a'.repeat(1000)}.png`, 'x')).toMatch(/^a{116}\.png$/);
  });
});

describe('the outputs of a cell', () => {
  const cell = (...outputs: readonly (readonly [string, Uint8Array])[][]): Parameters<typeof outputImages>[0] => ({
    index: 2,
    outputs: outputs.map((items) => ({ items: items.map(([mime, data]) => ({ mime, data })) })),
  });

  it('hold images, as such and in HTML', () => {
    const uri = 'data:image/png;base64,AAAA';
    const images = outputImages(
      cell(
        [['text/plain', text('<Figure>')]],
        [
          ['image/jpeg', bytes(1, 2)],
          ['text/plain', text('<Figure>')],
        ],
        [['text/html', text(`<img src="${uri}"><img src='${uri}'><img src="data:image/svg+xml,a">`)]],
      ),
    );
    expect(images.map(({ read, ...rest }) => ({ ...rest, bytes: [...read()] }))).toEqual([
      { name: 'cell-3-output-2.jpg', place: 'Output 2', mime: 'image/jpeg', size: 2, bytes: [1, 2] },
      ...[1, 2].map((count) => ({
        name: `cell-3-output-3-${count}.png`,
        place: `Output 3, in its text/html (${count})`,
        mime: 'image/png',
        size: 3,
        bytes: [0, 0, 0],
      })),
    ]);
  });

  it.each([
    [cell(), 'Cell 3 has no output.'],
    [cell([['image/svg+xml', text('<svg/>')]]), 'The output of cell 3 is an SVG: a drawing, which has no pixels yet.'],
    [
      cell([['application/vnd.jupyter.widget-view+json', text('{}')]]),
      'The output of cell 3 is a widget, which keeps its picture to itself.',
    ],
    [
      cell(
        [
          ['text/plain', text('1')],
          ['text/html', text('<b>')],
        ],
        [['text/plain', text('2')]],
      ),
      'The output of cell 3 has no image, only text/plain, text/html.',
    ],
  ])('without an image are explained', (outputs, message) => {
    expect(outputImages(outputs)).toEqual([]);
    expect(explainNoImage(outputs).message).toBe(message);
    expect(explainNoImage(outputs).suggestion).not.toBe('');
  });
});

describe('a message of the paste page', () => {
  const good = { type: 'image', name: 'a.png', bytes: bytes(1) };

  it('is understood', () => {
    expect(isPasteMessage(good)).toBe(true);
  });

  it.each([
    undefined,
    null,
    'image',
    [],
    {},
    { ...good, type: 'text' },
    { ...good, name: 1 },
    { ...good, bytes: [1] },
    { ...good, bytes: new Uint8Array() },
    { ...good, bytes: { byteLength: 3 } },
  ])('is not understood when it is %j', (message) => {
    expect(isPasteMessage(message)).toBe(false);
  });

  it('is not understood when it is too large', () => {
    const large = new Uint8Array(0);
    Object.defineProperty(large, 'byteLength', { value: 2 ** 29 + 1 });
    expect(isPasteMessage({ ...good, bytes: large })).toBe(false);
  });
});

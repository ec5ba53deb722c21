import { describe, expect, it } from 'vitest';
import { mentionsImage } from '../../../src/host/hover/imageEnding';
import { imagePathsAt } from '../../../src/host/hover/imagePaths';

/** The pointer is at the bar. */
function pathsIn(marked: string): string[] {
  return imagePathsAt(marked.replace('|', ''), marked.indexOf('|')).map(({ text }) => text);
}

describe('imagePathsAt', () => {
  it.each([
    ["image = cv2.imread('te|st_1.jpg')", 'test_1.jpg'],
    ['image = cv2.imread("my photos/te|st 1.JPG", 0)', 'my photos/test 1.JPG'],
    ["Image.open(r'C:\\img\\|a.png')", 'C:\\img\\a.png'],
    ["f('C:\\\\img\\\\|a.png')", 'C:\\\\img\\\\a.png'],
    ['{"image": "../|a.webp", "n": 1}', '../a.webp'],
    ['const image = `.|/a.avif`;', './a.avif'],
    ['![A cat](img/my%20c|at.png)', 'img/my%20cat.png'],
    ['![A cat](img/c|at.png "The cat")', 'img/cat.png "The cat"'],
    ['[see](</home/me/my c|at.tiff>)', '/home/me/my cat.tiff'],
    ['[cat]: img/c|at.gif', 'img/cat.gif'],
    ['<img src="im|g/cat.png?raw=true">', 'img/cat.png?raw=true'],
    ['\\includegraphics[width=3cm]{fig|ures/cat.png}', 'figures/cat.png'],
    ['background: url(c|at.png);', 'cat.png'],
    ['image: data/c|at.ppm', 'data/cat.ppm'],
    ['python run.py --image=data/c|at.npy', 'data/cat.npy'],
    ['c|at.png | 3 |', 'cat.png'],
    ['Look at cat.b|mp.', 'cat.bmp'],
    ['file:///home/me/c|at.png', 'file:///home/me/cat.png'],
  ])('finds the path in %s', (marked, path) => {
    expect(pathsIn(marked)[0]).toBe(path);
  });

  it.each([
    'https://example.org/c|at.png',
    '![](https://example.org/c|at.png)',
    '<img src="http://example.org/c|at.png">',
    '"//example.org/c|at.png"',
    '"\\\\\\\\server\\\\share\\\\c|at.png"',
    '"\\\\server\\share\\c|at.png"',
    'vscode-remote://other/c|at.png',
    'data:image/png;base64,AA|AA',
    'import c|v2',
    'x = a.p|',
    'see readme.m|d',
    'cat.png and d|og',
    'a.pn|gx',
    '  |  ',
  ])('finds none in %s', (marked) => {
    expect(pathsIn(marked)).toEqual([]);
  });

  it('tells where the path is', () => {
    const line = "a = imread( 'my cat.png' )";
    expect(imagePathsAt(line, 15)[0]).toEqual({ text: 'my cat.png', start: 13 });
    expect(imagePathsAt('see cat.png.', 5)).toEqual([{ text: 'cat.png', start: 4 }]);
    const far = `${'x '.repeat(50_000)}${line}`;
    expect(imagePathsAt(far, 100_015)[0]).toEqual({ text: 'my cat.png', start: 100_013 });
  });
});

describe('mentionsImage', () => {
  it('looks for an ending near the pointer', () => {
    expect(mentionsImage('see cat.PNG.', 0)).toBe(true);
    expect(mentionsImage('see cat.pngs', 0)).toBe(false);
    expect(mentionsImage(`${' '.repeat(10_000)}cat.png`, 0)).toBe(false);
    expect(mentionsImage(`${' '.repeat(10_000)}cat.png`, 10_000)).toBe(true);
  });
});

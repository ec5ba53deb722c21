import { describe, expect, it } from 'vitest';
import { pathTextsAt, spellingsOf } from '../../../src/host/memory/pathText';

/** The cursor is at the bar. */
function textsIn(marked: string): string[] {
  return pathTextsAt(marked.replace('|', ''), marked.indexOf('|'));
}

describe('pathTextsAt', () => {
  it.each([
    ['![alt](img/a|.png)', 'img/a.png'],
    ['![alt]|(my img.png)', 'my img.png'],
    ['![alt](<my im|g.png>)', 'my img.png'],
    ['image = cv2.imread("my im|g.png", 0)', 'my img.png'],
    ["image = cv2.imread(|'a.png')", 'a.png'],
    ["image = cv2.imread('a.png'|)", 'a.png'],
    ["images = ['a.png'|, 'b.png']", 'a.png'],
    ["images = ['a.png', |'b.png']", 'b.png'],
    ["url('im|g.png')", 'img.png'],
    ['background: url(im|g.png);', 'img.png'],
    ['FROM=im|g.png', 'img.png'],
    ['See img|.png.', 'img.png'],
    ['|img.png', 'img.png'],
    ['img.png|', 'img.png'],
  ])('finds the path in %s', (marked, path) => {
    expect(textsIn(marked)).toContain(path);
  });

  it('has the innermost first, and a single word last', () => {
    expect(textsIn('("my im|g.png")')).toEqual(['my img.png', '"my img.png"', 'img.png']);
  });

  it('finds nothing in blanks, and is quick in a line of megabytes', () => {
    expect(textsIn('  |  ')).toEqual([]);
    const start = performance.now();
    pathTextsAt('a'.repeat(8 * 2 ** 20), 2 ** 22);
    pathTextsAt('('.repeat(8 * 2 ** 20), 2 ** 22);
    pathTextsAt("'".repeat(8 * 2 ** 20), 2 ** 22);
    expect(performance.now() - start).toBeLessThan(2000);
  });
});

describe('spellingsOf', () => {
  it.each([
    ['"C:\\img\\a.png"', 'C:\\img\\a.png'],
    ['C:\\\\img\\\\a.png', 'C:\\img\\a.png'],
    ['my%20img.png', 'my img.png'],
    ['img.png "A title"', 'img.png'],
    ['img.png?raw=true#top', 'img.png'],
    ['my\\ img.png', 'my img.png'],
    ['100%.png', '100%.png'],
  ])('of %s has %s', (text, path) => {
    expect(spellingsOf(text)).toContain(path);
  });

  it('keeps what looks like a query in the name of a folder', () => {
    expect(spellingsOf('a?b#c/d.png?x#y')).toEqual(['a?b#c/d.png?x#y', 'a?b#c/d.png']);
    expect(spellingsOf('d.png \t "a title"')).toContain('d.png');
  });

  it.each([`a${' '.repeat(400_000)}x.png`, `${'?'.repeat(400_000)}/x.png`])('goes through a text once', (text) => {
    // Where each character were compared with all that follow, it would take minutes.
    expect(spellingsOf(text)).toEqual([text]);
  });

  it('has the text itself first', () => {
    expect(spellingsOf(' a#1%20.png ')[0]).toBe('a#1%20.png');
    expect(spellingsOf('')).toEqual([]);
  });
});

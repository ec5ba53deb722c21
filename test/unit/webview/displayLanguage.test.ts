// @vitest-environment happy-dom
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { PastePage } from '../../../src/pastePage/pastePage';
import { Page } from '../../../src/webview/page';
import { ObservedTiles } from './observedTiles';
import type { Scene } from './scenes';
import { silentHost } from './silentHost';
import { speakEnglish, speakWideLetters, untranslated } from './wideLetters';

describe('in another language', () => {
  let scenes: Readonly<Record<string, Scene>> = {};
  let root: HTMLElement;

  beforeAll(async () => {
    speakWideLetters();
    // Traces are made of words: not before the language is known.
    ({ SCENES: scenes } = await import('./scenes'));
  });
  afterAll(speakEnglish);
  beforeEach(() => {
    vi.stubGlobal('IntersectionObserver', ObservedTiles);
    document.body.innerHTML = '<main></main>';
    root = document.querySelector('main') ?? document.body;
  });

  it('the page says nothing in English but names, code and what others have said', { timeout: 60_000 }, () => {
    const found = Object.entries(scenes).map(([name, scene]) => {
      root.replaceChildren();
      scene(new Page(root, silentHost()), root);
      return [name, untranslated(root)];
    });
    expect(found.length).toBeGreaterThan(20);
    expect(found).toEqual(Object.keys(scenes).map((name) => [name, []]));
  });

  it('the page finds what would not have been translated', () => {
    root.innerHTML = '<p title="One ｔｗｏ">Weights drawn with seed 7.</p><p>N 3</p><button>ｒｕｎ</button>';
    expect(untranslated(root)).toEqual(['main p: Weights drawn with seed 7.', 'main p@title: One ｔｗｏ']);
  });

  it('so does the page for pasted images', () => {
    new PastePage(root, () => undefined);
    expect(root.textContent).not.toBe('');
    expect(untranslated(root)).toEqual([]);
  });
});

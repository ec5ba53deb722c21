// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { STEP_IDS } from '../../../src/conv2d/trace';
import type { PageState } from '../../../src/protocol/panelMessages';
import { DEFAULT_VIEW } from '../../../src/protocol/panelView';
import { Page } from '../../../src/webview/page';
import { base, trace } from './finishedRun';
import { ObservedTiles } from './observedTiles';
import { silentHost } from './silentHost';

describe('the story', () => {
  const host = silentHost();
  let root: HTMLElement;
  let page: Page;
  const tab = (step: string): HTMLElement => {
    const found = root.querySelector<HTMLElement>(`[data-step=${step}]`);
    if (!found) throw new Error(`There is no step ${step}.`);
    return found;
  };
  const selected = (): (string | null)[] =>
    [...root.querySelectorAll('[role=tab][aria-selected=true]')].map((found) => found.getAttribute('data-step'));
  const opened = (): (string | null)[] =>
    [...root.querySelectorAll('.details.selected')].map((found) => found.getAttribute('data-details'));
  const press = (step: string, key: string): boolean =>
    tab(step).dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
  const state = (changes: Partial<PageState>): void => page.receive({ type: 'state', state: { ...base, ...changes } });

  beforeEach(() => {
    vi.clearAllMocks();
    vi.stubGlobal('IntersectionObserver', ObservedTiles);
    document.body.innerHTML = '<main></main>';
    root = document.querySelector('main') ?? document.body;
    page = new Page(root, host);
  });

  it('is seven tabs, each with its panel, the first one open', () => {
    state({ trace });
    const tabs = [...root.querySelectorAll<HTMLElement>('[role=tablist] > [role=tab]')];
    expect(tabs.map((each) => each.getAttribute('data-step'))).toEqual(STEP_IDS);
    expect(tabs.map(({ tabIndex }) => tabIndex)).toEqual([0, -1, -1, -1, -1, -1, -1]);
    for (const each of tabs) {
      const panel = document.getElementById(each.getAttribute('aria-controls') ?? '');
      expect(panel?.getAttribute('role')).toBe('tabpanel');
      expect(panel?.getAttribute('aria-labelledby')).toBe(each.id);
    }
    expect(selected()).toEqual(['image']);
    expect(opened()).toEqual(['image']);
  });

  it('marks the axes that have changed, and says how', () => {
    state({ trace });
    const changed = (step: string): (string | null)[] =>
      [...tab(step).querySelectorAll('.axis.changed')].map((axis) => axis.getAttribute('data-name'));
    expect(changed('image')).toEqual([]);
    expect(changed('batch')).toEqual(['N']);
    expect(changed('kernel')).toEqual([]);
    expect(changed('output')).toEqual(['H', 'W', 'filters']);
    expect(tab('output').textContent).toBe(
      '7Output(1, 5, 9, 3)float32 · 540 bytesH 8 → 5 (-3)W 12 → 9 (-3)C 3 → filters 3bytes × 0.469',
    );
    expect(tab('layer').textContent).toBe('4Layer[]no weights yet');
  });

  it('opens the details of the step that is clicked, and keeps it', () => {
    state({ trace });
    tab('kernel').click();
    expect([selected(), opened()]).toEqual([['kernel'], ['kernel']]);
    expect(host.save).toHaveBeenLastCalledWith({ ...base.saved, view: { ...DEFAULT_VIEW, step: 'kernel' } });
  });

  it('is walked through with the keyboard, from end to end and no further', () => {
    state({ trace });
    for (const [from, key, to] of [
      ['image', 'ArrowRight', 'batch'],
      ['batch', 'ArrowDown', 'cast'],
      ['cast', 'End', 'output'],
      ['output', 'ArrowRight', 'output'],
      ['output', 'ArrowLeft', 'bias'],
      ['bias', 'Home', 'image'],
      ['image', 'ArrowUp', 'image'],
    ] as const) {
      tab(from).focus();
      expect(press(from, key)).toBe(false);
      expect(document.activeElement).toBe(tab(to));
      expect(selected()).toEqual([to]);
      expect(root.querySelectorAll('[role=tab][tabindex="0"]')).toHaveLength(1);
    }
    expect(press('image', 'a')).toBe(true);
  });

  it('comes back to the step that was saved, and goes to the one that is asked for', () => {
    state({ trace, saved: { ...base.saved, view: { ...DEFAULT_VIEW, step: 'bias' } } });
    expect(opened()).toEqual(['bias']);
    page.receive({ type: 'showStep', step: 'output' });
    expect(opened()).toEqual(['output']);
    expect(document.activeElement).toBe(tab('output'));
    expect(host.save).toHaveBeenLastCalledWith({ ...base.saved, view: { ...DEFAULT_VIEW, step: 'output' } });
  });

  it('draws the volumes with the numbers of the shapes, and says them', () => {
    state({ trace });
    const axes = [...root.querySelectorAll('.drawing text.axis')].map(({ textContent }) => textContent);
    expect(axes).toEqual(['H 8', 'W 12', 'C 3', 'H 4', 'W 4', 'C 3', 'H 5', 'W 9', 'filters 3']);
    const drawing = root.querySelector('.drawing[role=img]');
    expect(drawing?.getAttribute('aria-label')).toContain('Output height 5, width 9, filters 3.');
    expect(drawing?.querySelector('[style]:not(canvas), [fill], [stroke]')).toBeNull();
  });

  it('keeps the focus when another layer is traced', () => {
    state({ trace });
    tab('bias').focus();
    state({ trace: { ...trace, seed: 8 } });
    expect(document.activeElement).toBe(tab('bias'));
  });
});

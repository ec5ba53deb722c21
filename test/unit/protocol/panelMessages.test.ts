import { describe, expect, it } from 'vitest';
import { isFromPage, isPanelState, isToPage } from '../../../src/protocol/panelMessages';
import { DEFAULT_VIEW, isStepId, readPanelView } from '../../../src/protocol/panelView';
import { HumanError, problemOf } from '../../../src/protocol/problem';

describe('guards', () => {
  it.each([undefined, null, 3, 'ready', {}, { type: 'format disk' }, { type: 7 }, []])('drop %j', (message) => {
    expect([isFromPage(message), isToPage(message), isPanelState(message), isStepId(message)]).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });

  it('let through what they should', () => {
    expect(isFromPage({ type: 'ready' })).toBe(true);
    expect(isFromPage({ type: 'cell', y: 0, x: 7, filter: 31 })).toBe(true);
    for (const y of [-1, 0.5, '1', undefined]) expect(isFromPage({ type: 'cell', y, x: 0, filter: 0 })).toBe(false);
    expect(isToPage({ type: 'values' })).toBe(true);
    expect(isStepId('kernel')).toBe(true);
    expect(isPanelState({ version: 1, uri: 'file:///a.png', seed: 3 })).toBe(true);
    expect(isPanelState({ version: 2, uri: 'file:///a.png', seed: 3 })).toBe(false);
    expect(isPanelState({ version: 1, uri: 'file:///a.png', seed: 0.5 })).toBe(false);
  });
});

describe('readPanelView', () => {
  it('keeps what it knows', () => {
    const view = {
      cell: { y: 1, x: 2, filter: 3 },
      step: 'cast',
      kernels: { order: 'norm', face: 'channels', scale: 'filter' },
      maps: { colours: 'viridis', range: 'manual', ends: { min: -2, max: 4.5 } },
      counts: 'log',
    };
    expect(readPanelView({ ...view, more: 1 })).toEqual(view);
  });

  it.each([
    undefined,
    null,
    'view',
    { cell: { y: -1, x: 0, filter: 0 }, step: 'fly', kernels: 7, maps: null },
    { kernels: { order: 'size', face: ['colour'] }, maps: { colours: 'jet', range: 1, ends: { min: NaN, max: '3' } } },
  ])('makes the default of %j', (value) => {
    expect(readPanelView(value)).toEqual(DEFAULT_VIEW);
  });
});

describe('problemOf', () => {
  it('keeps what is meant for people and names a bug as one', () => {
    const problem = { message: 'a', suggestion: 'b' };
    expect(problemOf(new HumanError(problem))).toBe(problem);
    expect(problemOf(new TypeError('x is not a function'))).toEqual({
      message: 'Unexpected error: x is not a function',
    });
    expect(problemOf('text')).toEqual({ message: 'Unexpected error: text' });
  });
});

// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import { StatisticsView } from '../../../src/webview/statistics/statisticsView';
import { values } from './finishedRun';

describe('the statistics', () => {
  const rows = (view: StatisticsView, name: string): string[] =>
    [...view.root.querySelectorAll(`[aria-label="Statistics of the ${name}"] tr`)].map((row) =>
      [...row.children].map(({ textContent }) => textContent).join('|'),
    );

  it('tell about all values and those of the selected filter', () => {
    const view = new StatisticsView(() => undefined);
    view.render(values, 2, 'linear');
    expect([...view.root.querySelectorAll('h3')].map(({ textContent }) => textContent)).toEqual([
      'Input (1, 8, 12, 3)',
      'Kernel (4, 4, 3, 3)',
      'Bias (3,)',
      'Output (1, 5, 9, 3)',
    ]);
    expect(rows(view, 'output')).toEqual([
      '|All|Filter 2',
      'count|200|200',
      'min|-1|-1',
      'max|2|2',
      'mean|0.50000|0.50000',
      'std|0.25000|0.25000',
      'below 0|25.0 %|25.0 %',
      'exactly 0|none|none',
    ]);
    expect(rows(view, 'input')[0]).toBe('|All');
    expect(view.root.querySelectorAll('svg[role=img][aria-label^="Histogram of"]')).toHaveLength(4);
    expect(view.root.querySelector('[aria-label="Statistics of the bias"] .mark')).not.toBeNull();
  });

  it('do without a bias, and say how much has come', () => {
    const view = new StatisticsView(() => undefined);
    view.render({ ...values, bias: undefined, output: { ...values.output, covered: 0.256 } }, 0, 'log');
    expect(view.root.querySelectorAll('h3')).toHaveLength(3);
    expect(view.root.textContent).toContain('So far, from 25 % of all rows.');
  });

  it('show each colour of the image by itself', () => {
    const view = new StatisticsView(() => undefined);
    const channels = ['blue', 'green', 'red'].map((name) => ({ name, ...values.input }));
    view.render({ ...values, input: { ...values.input, channels } }, 0, 'linear');
    expect(rows(view, 'input')[0]).toBe('|All|Blue|Green|Red');
    expect(view.root.querySelectorAll('path.red, path.green, path.blue')).toHaveLength(3);
  });

  it('let the counts be seen another way', () => {
    const change = vi.fn();
    const view = new StatisticsView(change);
    view.render(values, 0, 'linear');
    const select = view.root.querySelector('select');
    if (select) select.value = 'log';
    select?.dispatchEvent(new Event('change'));
    expect(change).toHaveBeenCalledExactlyOnceWith('log');
  });
});

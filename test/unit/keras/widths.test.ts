import { describe, expect, it } from 'vitest';
import recorded from '../../fixtures/conv2d/widths.json';
import { cellLength } from '../../../src/conv2d/cells';
import { summaryText } from '../../../src/conv2d/summary';

describe(`widths of rich ${recorded.versions.rich}`, () => {
  it.each(recorded.cells.map(({ text, cells }) => [text, cells] as const))('%s takes %i', (text, cells) => {
    expect(cellLength(text)).toBe(cells);
  });

  it.each(recorded.summaries.map((row) => [row.name, row] as const))('the summary of %s', (name, row) => {
    expect(summaryText({ name, built: undefined })).toBe(row.before.trimEnd());
    const built = { outputShape: [1, 8, 10, 8], parameters: 224 };
    expect(summaryText({ name, built })).toBe(row.after.trimEnd());
  });
});

import { describe, expect, it } from 'vitest';
import { imageMarkdown, type ImageWords } from '../../../src/host/hover/imageStory';
import { commandLink, escapeMarkdown } from '../../../src/host/markdown';

const IMAGE: ImageWords = {
  format: 'PNG',
  shape: '(8, 12, 3)',
  dtype: 'uint8',
  channelNames: ['blue', 'green', 'red'],
  reader: 'cv2.imread',
  notes: ['The alpha channel was dropped.'],
  output: { shape: '(1, 5, 9, 32)' },
};

describe('the story of an image file', () => {
  const story = (image: ImageWords | { problem: string }): string[] =>
    imageMarkdown({ fileName: 'a_b.png', size: '2.50 KiB', image }).split('  \n');

  it('has a line for file, array, notes and output', () => {
    expect(story(IMAGE)).toEqual([
      '**a\\_b\\.png** · PNG · 2.50 KiB',
      '`cv2.imread`: `(8, 12, 3)` uint8, blue, green, red',
      'The alpha channel was dropped\\.',
      '`Conv2D` of the settings: `(1, 5, 9, 32)` float32',
    ]);
  });

  it('counts channels where there are many', () => {
    const channelNames = Array.from({ length: 300 }, (_, channel) => `channel ${channel}`);
    expect(story({ ...IMAGE, channelNames })[1]).toMatch(/uint8, 300 channels$/);
  });

  it('says in one line why there is none', () => {
    expect(story({ ...IMAGE, notes: [], output: { problem: 'No room.' } })[2]).toBe('$(warning) No room\\.');
    expect(story({ problem: 'a_b.png is empty.' })).toEqual([
      '**a\\_b\\.png** · 2.50 KiB',
      '$(warning) a\\_b\\.png is empty\\.',
    ]);
  });
});

describe('Markdown', () => {
  it('shows names as they are', () => {
    expect(escapeMarkdown('[x](command:y) <b> `$(z)`\n# a')).toBe(
      '\\[x\\]\\(command:y\\) \\<b\\> \\`\\$\\(z\\)\\` \\# a',
    );
  });

  it('has links that no argument can end', () => {
    const link = commandLink('Go', 'convscope.inspect', { path: '/a (1).png' });
    expect(link).toBe('[Go](command:convscope.inspect?%5B%7B%22path%22%3A%22%2Fa%20%281%29.png%22%7D%5D)');
  });
});

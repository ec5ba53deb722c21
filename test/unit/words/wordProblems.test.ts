import { describe, expect, it } from 'vitest';
import {
  bundleProblems,
  manifestProblems,
  repeatedNames,
  translationProblems,
} from '../../../scripts/words/wordProblems.mjs';

const ENGLISH = {
  'Inspect {0}': 'Inspect {0}',
  'Open the [view](command:convscope.inspect) or see #convscope.workers#.':
    'Open the [view](command:convscope.inspect) or see #convscope.workers#.',
  'max(x, 0)': 'max(x, 0)',
  'right/the side': { message: 'right', comment: ['the side'] },
};
const GERMAN = {
  'Inspect {0}': '{0} untersuchen',
  'Open the [view](command:convscope.inspect) or see #convscope.workers#.':
    'Siehe #convscope.workers# oder die [Ansicht](command:convscope.inspect).',
  'max(x, 0)': 'max(x, 0)',
  'right/the side': 'rechts',
};

describe('the check of the words', () => {
  it('names what code and bundle do not have in common', () => {
    expect(bundleProblems(ENGLISH, ENGLISH)).toEqual([]);
    expect(bundleProblems({ One: 'One', Both: 'Both' }, { Both: 'Both', Two: 'Two' })).toEqual([
      'l10n/bundle.l10n.json lacks “One”: run npm run words.',
      'l10n/bundle.l10n.json has “Two”, which no code says: run npm run words.',
    ]);
  });

  it('takes a complete translation', () => {
    expect(translationProblems('de', ENGLISH, GERMAN)).toEqual([]);
  });

  it.each([
    [{ 'max(x, 0)': undefined }, 'de lacks “max(x, 0)”.'],
    [{ 'Old text': 'Alter Text' }, 'de has “Old text”, which is not used.'],
    [{ 'Inspect {0}': 'untersuchen' }, 'de has none of them in “Inspect {0}”, where English has {0}.'],
    [{ 'Inspect {0}': '{0} {1}' }, 'de has {0} {1} in “Inspect {0}”, where English has {0}.'],
    [{ 'max(x, 0)': '{0}' }, 'de has {0} in “max(x, 0)”, where English has none.'],
    [{ 'right/the side': ' ' }, 'de has nothing for “right/the side”.'],
    [
      {
        'Open the [view](command:convscope.inspect) or see #convscope.workers#.':
          'Siehe #convscope.workers# oder die [Ansicht](command:convscope.run).',
      },
      'de has #convscope.workers# (command:convscope.run) in “Open the [view](command:convscope.inspect) or see #convscope.workers#.”, where English has #convscope.workers# (command:convscope.inspect).',
    ],
  ])('names what is wrong in the change %#', (change, problem) => {
    const changed = Object.entries({ ...GERMAN, ...change }).flatMap(([key, text]) =>
      text === undefined ? [] : [[key, text] as const],
    );
    expect(translationProblems('de', ENGLISH, Object.fromEntries(changed))).toEqual([problem]);
  });

  it('names sentences that were left in English', () => {
    const english = { 'Run the layer again.': 'Run the layer again.' };
    expect(translationProblems('de', english, english)).toEqual(['de leaves “Run the layer again.” in English.']);
  });

  it('names keys that the manifest and its words do not have in common, and texts without a key', () => {
    const manifest = (title: string): unknown => ({
      name: 'convscope',
      description: '%about%',
      contributes: {
        commands: [{ command: 'convscope.run', title, category: 'Convscope' }],
        configuration: { properties: { 'convscope.workers': { enum: ['plain text'], enumDescriptions: ['%few%'] } } },
      },
    });
    const words = { about: 'About it', few: 'Few', run: 'Run' };
    expect(manifestProblems(manifest('%run%'), words)).toEqual([]);
    expect(manifestProblems(manifest('%start%'), words)).toEqual([
      'package.nls.json lacks “start”, which package.json names.',
      'package.nls.json has “run”, which package.json does not name.',
    ]);
    expect(manifestProblems(manifest('Run it'), words)).toEqual([
      'package.nls.json has “run”, which package.json does not name.',
      'package.json says “Run it” itself: write a %key% and put it into package.nls.json.',
    ]);
  });

  it('names what a file has twice', () => {
    expect(repeatedNames('nls', '{\n  "a \\"b\\"": "1",\n  "c": "2",\n  "a \\"b\\"": "3"\n}')).toEqual([
      'nls has “a \\"b\\"” more than once.',
    ]);
  });
});

import fc from 'fast-check';
import { type DefaultTreeAdapterTypes, parse, type ParserError } from 'parse5';
import { describe, expect, it } from 'vitest';
import { DEFAULT_ARGUMENTS } from '../../../src/conv2d/arguments';
import { askedArguments } from '../../../src/conv2d/asked';
import { STEP_IDS } from '../../../src/conv2d/trace';
import { DEFAULT_VIEW } from '../../../src/protocol/panelView';
import type { Status } from '../../../src/protocol/panelMessages';
import { documentText } from '../../../src/report/document';
import type { PageReport } from '../../../src/report/html/page';
import { reportHtml } from '../../../src/report/html/reportHtml';
import { reportDocument } from '../../../src/report/report';
import { trace, values } from '../webview/finishedRun';

type Element = DefaultTreeAdapterTypes.Element;

const PNG = 'data:image/png;base64,iVBORw0KGgo=';
const asked = askedArguments(DEFAULT_ARGUMENTS);
const done: PageReport = {
  file: 'a <b>.png',
  made: new Date('2026-01-02T03:04:05Z'),
  status: { kind: 'done' },
  asked,
  trace,
  facts: { format: 'PNG', notes: ['Alpha was dropped.'] },
  values,
  language: 'en',
  view: { ...DEFAULT_VIEW, cell: { y: 0, x: 0, filter: 1 } },
  pictures: { image: PNG, filters: [PNG, PNG, PNG], maps: [PNG, PNG] },
  program: 'if a < b and "c": pass',
};
const { trace: _trace, values: _values, facts: _facts, program: _program, ...nothing } = done;
const failed: Status = {
  kind: 'failed',
  problem: { message: 'kernel_size <is> wrong.', suggestion: 'Use another.', argument: 'kernelSize' },
};

/** All elements of a page; complains about everything that the HTML standard calls an error in its syntax. */
function elements(html: string): Element[] {
  const errors: ParserError[] = [];
  const document = parse(html, { onParseError: (error) => errors.push(error), sourceCodeLocationInfo: true });
  expect(errors).toEqual([]);
  const below = (node: DefaultTreeAdapterTypes.Node): Element[] => {
    const inside = 'childNodes' in node ? node.childNodes.flatMap(below) : [];
    return 'tagName' in node ? [node, ...inside] : inside;
  };
  return below(document);
}

function attribute({ attrs }: Element, name: string): string | undefined {
  return attrs.find((candidate) => candidate.name === name)?.value;
}

function text(node: DefaultTreeAdapterTypes.Node): string {
  if ('value' in node) return node.value;
  return 'childNodes' in node ? node.childNodes.map(text).join('') : '';
}

describe('the report as JSON', () => {
  const written = (report: Parameters<typeof reportDocument>[0]): Record<string, unknown> => {
    const read: unknown = JSON.parse(documentText(reportDocument(report)));
    if (typeof read !== 'object' || read === null) throw new Error('no object');
    return { ...read };
  };

  it('has image, layer, steps and values of a finished run', () => {
    const document = written(done);
    expect(document).toMatchObject({
      format: 'convscope.report/1',
      made: '2026-01-02T03:04:05.000Z',
      status: { kind: 'done' },
      asked: { filters: '32', kernel_size: '(4, 4)', padding: "'valid'" },
      image: {
        file: 'a <b>.png',
        format: 'PNG',
        height: 8,
        width: 12,
        load_like: 'cv2.imread',
        channels: ['blue', 'green', 'red'],
      },
      layer: { arguments: { filters: 3 }, seed: 7, parameters: 147, receptive_field: trace.receptiveField },
      input: { shape: [1, 8, 12, 3], min: -1 },
      kernel: { shape: [4, 4, 3, 3], std: 0.25 },
      output: { shape: [1, 5, 9, 3], negatives: 50 },
      backend: { name: 'cpu', workers: 2 },
      milliseconds: { total: 2200 },
    });
    expect(document['steps']).toMatchObject(STEP_IDS.map((id) => ({ id })));
  });

  it('says why there are no values', () => {
    expect(written({ ...nothing, status: failed })).toMatchObject({
      status: {
        kind: 'failed',
        message: 'kernel_size <is> wrong.',
        suggestion: 'Use another.',
        argument: 'kernelSize',
      },
      image: { file: 'a <b>.png' },
      layer: null,
      steps: [],
      input: null,
      output: null,
      milliseconds: null,
    });
    const running: Status = { kind: 'running', stage: 'calling', percent: 12 };
    const document = written({ ...nothing, trace, status: running });
    expect(document).toMatchObject({
      status: { ...running },
      image: { format: null },
      layer: { call: trace.call },
      kernel: null,
    });
  });

  it('has texts for what JSON has no number for', () => {
    const statistics = { ...values.output.statistics, max: Infinity, mean: NaN };
    const document = written({ ...done, values: { ...values, output: { ...values.output, statistics } } });
    expect(document['output']).toMatchObject({ max: 'Infinity', mean: 'NaN' });
  });
});

describe('the report as a page', () => {
  it('is valid, needs nothing else, and has no scripts', () => {
    const all = elements(reportHtml(done));
    expect(all.filter(({ tagName }) => ['script', 'link', 'iframe', 'object'].includes(tagName))).toEqual([]);
    for (const image of all.filter(({ tagName }) => tagName === 'img')) {
      expect(attribute(image, 'src')).toBe(PNG);
      expect(attribute(image, 'alt')).not.toBe('');
    }
    expect(all.filter(({ tagName }) => tagName === 'img')).toHaveLength(6);
    expect(all.flatMap((found) => found.attrs.filter(({ name }) => name.startsWith('on')))).toEqual([]);
    const policy = all.find((found) => attribute(found, 'http-equiv') === 'Content-Security-Policy');
    const rules = policy && attribute(policy, 'content')?.split('; ');
    expect(rules).toEqual(expect.arrayContaining(["default-src 'none'", "base-uri 'none'", "form-action 'none'"]));
  });

  it('has a heading for every part, and goes there', () => {
    const all = elements(reportHtml(done));
    const ids = all.flatMap((found) => attribute(found, 'id') ?? []);
    expect(new Set(ids).size).toBe(ids.length);
    const named = all.flatMap((found) => attribute(found, 'aria-labelledby') ?? []);
    const targets = all.flatMap((found) => attribute(found, 'href')?.slice(1) ?? []);
    expect(ids).toEqual(expect.arrayContaining([...named, ...targets]));
    expect(targets).toEqual([
      'image',
      'arguments',
      'steps',
      'counts',
      'lifecycle',
      'statistics',
      'kernels',
      'maps',
      'program',
    ]);
    expect(all.filter(({ tagName }) => tagName === 'h1')).toHaveLength(1);
    for (const table of all.filter(({ tagName }) => tagName === 'table')) {
      expect(table.childNodes.map(({ nodeName }) => nodeName)).toEqual(['caption', 'thead', 'tbody']);
    }
  });

  it('tells the whole story', () => {
    const page = text(parse(reportHtml(done)));
    for (const step of trace.steps) {
      for (const said of [step.title, step.shape, step.code, step.explanation, ...step.cautions])
        expect(page).toContain(said);
      for (const formula of step.formulas) expect(page).toContain(formula.text);
    }
    for (const { code } of trace.lifecycle.after.answers) expect(page).toContain(code);
    expect(page).toContain('Alpha was dropped.');
    expect(page).toContain('if a < b and "c": pass');
    expect(page).toContain('The first 2 of 3 are shown.');
    expect(page).toContain('2026-01-02 03:04 UTC');
  });

  it.each([
    [
      'nothing is known',
      { ...nothing, status: failed },
      ['The layer was not run', 'kernel_size <is> wrong.', 'Use another.'],
    ],
    [
      'only shapes are known',
      { ...nothing, trace, status: { kind: 'cancelled' } as const },
      ['The run was cancelled', 'there are no values'],
    ],
    [
      'it runs',
      { ...nothing, trace, status: { kind: 'running', stage: 'decoding' } as const },
      ['had not ended', 'Decoding the image…'],
    ],
    ['an earlier run is still shown', { ...done, status: failed }, ['last run that ended well', 'Feature maps']],
  ])('is valid and says so where %s', (_, report, said) => {
    const html = reportHtml({ ...report, pictures: { filters: [], maps: [] } });
    elements(html);
    for (const words of said) expect(text(parse(html))).toContain(words);
  });

  it('makes no markup of any text', () => {
    const names = elements(reportHtml(done)).map(({ tagName }) => tagName);
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (file, note) => {
        const risky = `${file}"'><img src=x onerror=y>&amp;`;
        const html = reportHtml({ ...done, file: risky, program: risky, facts: { format: note, notes: [risky] } });
        expect(elements(html).map(({ tagName }) => tagName)).toEqual(names);
      }),
      { numRuns: 30 },
    );
  });
});

// @vitest-environment happy-dom
import { afterAll, beforeAll, expect, it } from 'vitest';
import { DEFAULT_ARGUMENTS } from '../../../src/conv2d/arguments';
import { askedArguments } from '../../../src/conv2d/asked';
import { DEFAULT_VIEW, type PanelView } from '../../../src/protocol/panelView';
import type { Status } from '../../../src/protocol/panelMessages';
import { reportHtml } from '../../../src/report/html/reportHtml';
import { speakEnglish, speakWideLetters, untranslated } from '../webview/wideLetters';

const PNG = 'data:image/png;base64,iVBORw0KGgo=';
const CODE = /(?:header h1|[. ]code(?:\.unbroken)?|pre|time)$/;
const ENDS: readonly (readonly [Status, Partial<PanelView>])[] = [
  [{ kind: 'done' }, {}],
  [{ kind: 'cancelled' }, { maps: { colours: 'diverging', range: 'shared' } }],
  [{ kind: 'running', stage: 'calling', percent: 3 }, { kernels: { ...DEFAULT_VIEW.kernels, face: 'colour' } }],
  [{ kind: 'failed', problem: { message: 'ZZZ.', suggestion: 'QQQ.' } }, {}],
];

beforeAll(speakWideLetters);
afterAll(speakEnglish);

it.each(ENDS)('a report of a run that is %j says nothing in English but names and code', async (status, changes) => {
  const { trace, values } = await import('../webview/finishedRun');
  const factor = new Float32Array(48);
  const channels = trace.image.array.channelNames.map((name) => ({ name, ...values.input }));
  const html = reportHtml({
    file: 'a <b>.png',
    made: new Date(0),
    status,
    asked: askedArguments(DEFAULT_ARGUMENTS),
    trace,
    facts: { format: 'JPEG', notes: ['ZZZ.'], approximate: 'QQQ' },
    values: { ...values, input: { ...values.input, channels }, backend: { name: 'wasm', workers: 1, fallback: 'ZZZ' } },
    language: 'xx',
    view: { ...DEFAULT_VIEW, ...changes },
    pictures: { image: PNG, filters: [PNG, PNG], maps: [PNG] },
    cell: {
      ...{ y: 0, x: 0, filter: 0, shape: [4, 4, 3], sum: 0, bias: 0, value: 0 },
      ...{ patch: factor, weights: factor, products: factor },
    },
    program: 'ZZZ',
  });
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  expect(body.querySelectorAll('section')).toHaveLength(10);
  expect(untranslated(body, CODE)).toEqual([]);
});

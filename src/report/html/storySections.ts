import * as l10n from '@vscode/l10n';
import { formatExactBytes } from '../../conv2d/format';
import type { LayerState } from '../../conv2d/lifecycle';
import { channelWords } from '../../conv2d/load/channelWord';
import type { Step, Trace } from '../../conv2d/trace';
import { axesTable, formulasTable, shapesTable } from '../../table/traceTables';
import { type Markup, tag } from './markup';
import { type PageReport, type Section, section } from './page';
import { tableHtml } from './tableHtml';

/** The picture, and what loading made of the file. */
export function imageSection({ file, facts, pictures }: PageReport, { image }: Trace): Section {
  const loader = image.array.read === 'np.load' ? image.array.read : image.array.read.loader;
  const notes = [
    ...(facts?.notes ?? []),
    ...(facts?.approximate === undefined ? [] : [l10n.t('Approximate: {0}.', facts.approximate)]),
  ];
  return section(
    'image',
    l10n.t('Image'),
    pictures.image === undefined
      ? undefined
      : tag(
          'figure',
          { class: 'preview' },
          tag('img', {
            src: pictures.image,
            alt: l10n.t('The image, {0} by {1} pixels', image.width, image.height),
          }),
          tag('figcaption', {}, file),
        ),
    tag(
      'p',
      {},
      l10n.t('Loaded like {0}; channels: {1}.', loader, channelWords(image.array.channelNames.slice(0, MOST_NAMES))),
    ),
    notes.length > 0 ? tag('ul', {}, ...notes.map((text) => tag('li', {}, text))) : undefined,
  );
}

const MOST_NAMES = 16;

/** All steps at a glance, then one by one. */
export function stepsSection(trace: Trace): Section {
  return section(
    'steps',
    l10n.t('Shapes, step by step'),
    tag('div', { class: 'wide' }, tableHtml(shapesTable(trace), '')),
    ...trace.steps.map((step, at) => stepHtml(trace, step, at + 1)),
  );
}

function stepHtml(trace: Trace, step: Step, number: number): Markup {
  const { id, title, code, shape, tensor, explanation, cautions } = step;
  return tag(
    'article',
    { class: 'step', 'aria-labelledby': `step-${id}` },
    tag(
      'div',
      { class: 'step-head' },
      tag('h3', { id: `step-${id}` }, `${number}. ${title}`),
      tag('span', { class: 'shape' }, shape),
      tensor ? tag('span', { class: 'quiet' }, `${tensor.dtype} · ${formatExactBytes(tensor.bytes)}`) : undefined,
    ),
    tag('pre', { tabindex: '0' }, tag('code', {}, code)),
    tag('p', {}, explanation),
    ...cautions.map((text) => tag('p', { class: 'caution' }, text)),
    tag(
      'div',
      { class: 'beside' },
      tableHtml(axesTable(trace, id), l10n.t('Axes')),
      tableHtml(formulasTable(trace, id), l10n.t('Arithmetic')),
    ),
  );
}

/** What the layer answers before its first call and after it, side by side. */
export function lifecycleSection({ lifecycle: { before, after } }: Trace): Section {
  return section(
    'lifecycle',
    l10n.t('The layer, before and after'),
    tag(
      'div',
      { class: 'states' },
      stateHtml(l10n.t('Before the first call'), before),
      stateHtml(l10n.t('After it'), after),
    ),
  );
}

function stateHtml(title: string, { answers, summary }: LayerState): Markup {
  return tag(
    'div',
    {},
    tag('h3', {}, title),
    tag(
      'dl',
      {},
      ...answers.flatMap(({ code, text }) => [
        tag('dt', {}, tag('code', {}, code)),
        tag('dd', {}, tag('code', {}, text)),
      ]),
    ),
    tag('pre', { tabindex: '0', role: 'group', 'aria-label': l10n.t('Summary: {0}', title) }, summary),
  );
}

import * as l10n from '@vscode/l10n';
import { sentences } from '../../conv2d/sentences';
import { argumentsTable, countsTable } from '../../table/traceTables';
import type { Report } from '../report';
import { type Markup, raw, tag } from './markup';
import { type PageReport, type Section, section } from './page';
import { imageSection, lifecycleSection, stepsSection } from './storySections';
import { statusNotice } from './statusNotice';
import { STYLE } from './style';
import { tableHtml } from './tableHtml';
import { cellSection, kernelSection, mapsSection, statisticsSection } from './valueSections';

/** The report for people: one page of HTML that needs nothing else, neither scripts nor files nor a network. */
export function reportHtml(report: PageReport): string {
  const { file, made, trace, asked, values, program } = report;
  const title = l10n.t('Conv2D on {0}', file);
  const sections: readonly Section[] = [
    ...(trace ? [imageSection(report, trace)] : []),
    section('arguments', l10n.t('All arguments'), tableHtml(argumentsTable(asked), '')),
    ...(trace
      ? [
          stepsSection(trace),
          section('counts', l10n.t('Counts'), tableHtml(countsTable(trace), '')),
          lifecycleSection(trace),
        ]
      : []),
    ...(values ? [statisticsSection(report, values), kernelSection(report, values), mapsSection(report, values)] : []),
    ...(trace && values && report.cell ? [cellSection(report.cell, trace, values)] : []),
    ...(program === undefined
      ? []
      : [section('program', l10n.t('The same in Keras'), tag('pre', { tabindex: '0' }, tag('code', {}, program)))]),
  ];
  const size = trace ? l10n.t('{0} × {1} pixels', trace.image.width, trace.image.height) : '';
  const page = tag(
    'html',
    { lang: report.language },
    tag(
      'head',
      {},
      tag('meta', { charset: 'utf-8' }),
      tag('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
      // Whoever opens the page gets what was saved, and nothing that anyone has put into it.
      tag('meta', {
        'http-equiv': 'Content-Security-Policy',
        content: "default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'",
      }),
      tag('meta', { name: 'generator', content: 'Convscope' }),
      tag('title', {}, title),
      tag('style', {}, raw(STYLE)),
    ),
    tag(
      'body',
      {},
      tag(
        'header',
        {},
        tag('h1', {}, trace?.call ?? 'Conv2D'),
        tag('p', { class: 'quiet' }, [file, report.facts?.format ?? '', size].filter(Boolean).join(' · ')),
        statusNotice(report),
        tag(
          'nav',
          { 'aria-label': l10n.t('Contents') },
          tag('ul', {}, ...sections.map(({ id, title: name }) => tag('li', {}, tag('a', { href: `#${id}` }, name)))),
        ),
      ),
      tag(
        'main',
        {},
        ...sections.map(({ id, title: name, body }) =>
          tag('section', { 'aria-labelledby': id }, tag('h2', { id }, name), body),
        ),
      ),
      tag('footer', {}, origin(report), madeLine(made)),
    ),
  );
  return `<!DOCTYPE html>\n${page.html}\n`;
}

/** What computed the values. */
function origin({ values, trace }: Report): Markup | undefined {
  if (!values || !trace) return undefined;
  const { backend, tfjs, timings } = values;
  const ran = l10n.t(
    'TensorFlow.js {0}, {1} backend, {2}, {3} ms. Seed {4}.',
    tfjs,
    backend.name.toUpperCase(),
    backend.workers === 1 ? l10n.t('1 worker') : l10n.t('{0} workers', backend.workers),
    timings.total,
    trace.seed,
  );
  const { fallback } = backend;
  const instead = fallback === undefined ? [] : [l10n.t('The WASM backend was not used: {0}.', fallback)];
  return tag('p', { class: 'quiet' }, sentences(ran, ...instead));
}

function madeLine(made: Date): Markup {
  const iso = made.toISOString();
  const time = tag('time', { datetime: iso }, `${iso.slice(0, 16).replace('T', ' ')} UTC`);
  return tag('p', { class: 'quiet' }, `${l10n.t('Saved by Convscope')} · `, time);
}

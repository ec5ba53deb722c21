import * as l10n from '@vscode/l10n';
import { comparedCalls, type ComparedArgument } from '../../conv2d/compare/comparedCalls';
import { usesSeed } from '../../conv2d/callText';
import type { PinnedResult } from '../../protocol/panelMessages';
import { DIFFERENT } from '../../table/comparison';
import { element } from '../dom';
import { sign } from './pinBar';

/** One of the two results. */
export type Side = Pick<PinnedResult, 'uri' | 'fileName' | 'trace' | 'values' | 'preview'>;

/** What A and B are: image and call, each in a line, what differs marked. */
export function sidesList(a: Side, b: Side): HTMLElement {
  const calls = comparedCalls(a.trace, b.trace);
  const otherImage = imageText(a) !== imageText(b) || a.uri !== b.uri;
  const line = (name: 'A' | 'B', side: Side, call: readonly ComparedArgument[]): HTMLElement[] => [
    element('dt', {}, sign(name)),
    element(
      'dd',
      {},
      marked(imageText(side), otherImage),
      element('code', { class: 'call' }, 'Conv2D(', ...separated(call), ')'),
      usesSeed(side.trace.arguments)
        ? element('span', { class: 'seed' }, marked(l10n.t('seed {0}', side.trace.seed), calls.seedDiffers))
        : undefined,
    ),
  ];
  return element('dl', { class: 'sides' }, ...line('A', a, calls.a), ...line('B', b, calls.b));
}

/** Something that may differ: then it is bold, has a sign, and says so to whoever hears it. */
export function marked(text: string, differs: boolean): HTMLElement {
  if (!differs) return element('span', { text });
  return element(
    'strong',
    { class: 'differs' },
    element('span', { class: 'mark', 'aria-hidden': 'true', text: DIFFERENT }),
    element('span', { class: 'live', text: l10n.t('differs:') }),
    ` ${text}`,
  );
}

function separated(call: readonly ComparedArgument[]): (HTMLElement | string)[] {
  return call.flatMap(({ text, differs }, at) => [...(at > 0 ? [', '] : []), marked(text, differs)]);
}

function imageText({ fileName, trace: { image } }: Side): string {
  const { read } = image.array;
  const size = l10n.t('{0} × {1} pixels', image.width, image.height);
  return [fileName, size, typeof read === 'string' ? read : read.loader].join(' · ');
}

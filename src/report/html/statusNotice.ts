import * as l10n from '@vscode/l10n';
import { runningWords } from '../../protocol/stageWords';
import type { Report } from '../report';
import { type Markup, tag } from './markup';

/** Why there are no values, or only those of an earlier run; nothing where the run has ended well. */
export function statusNotice({ status, trace, values }: Report): Markup | undefined {
  const kept = values
    ? l10n.t('What follows is of the last run that ended well.')
    : trace
      ? l10n.t('The shapes and their arithmetic are known without it; there are no values.')
      : '';
  switch (status.kind) {
    case 'done':
      return undefined;
    case 'running':
      return notice('', l10n.t('The run had not ended when this was saved'), runningWords(status), kept);
    case 'cancelled':
      return notice('', l10n.t('The run was cancelled'), kept);
    case 'failed': {
      const { message, suggestion = '' } = status.problem;
      return notice(' failed', l10n.t('The layer was not run'), message, suggestion, kept);
    }
  }
}

function notice(kind: string, title: string, ...texts: readonly string[]): Markup {
  const paragraphs = texts.filter(Boolean).map((text) => tag('p', {}, text));
  return tag('div', { class: `notice${kind}`, role: 'note' }, tag('h2', {}, title), ...paragraphs);
}

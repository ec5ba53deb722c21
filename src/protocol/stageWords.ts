import * as l10n from '@vscode/l10n';
import type { Status } from './panelMessages';
import type { Stage } from './values';

/** What a stage is called where the user reads it. */
export function stageWords(stage: Stage): string {
  switch (stage) {
    case 'pausing':
      return l10n.t('Runs when you pause');
    case 'reading':
      return l10n.t('Reading the file');
    case 'waiting':
      return l10n.t('Waiting for another image to finish');
    case 'decoding':
      return l10n.t('Decoding the image');
    case 'building':
      return l10n.t('Building the layer');
    case 'calling':
      return l10n.t('Calling the layer');
  }
}

/** What a run is doing, and how far it is. */
export function runningWords({ stage, percent }: Extract<Status, { kind: 'running' }>): string {
  return percent === undefined ? l10n.t('{0}…', stageWords(stage)) : l10n.t('{0}, {1} %…', stageWords(stage), percent);
}

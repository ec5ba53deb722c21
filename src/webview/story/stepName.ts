import * as l10n from '@vscode/l10n';
import type { StepId } from '../../conv2d/trace';

/** A step in one word; its whole title stands above the details. */
export function stepName(id: StepId): string {
  switch (id) {
    case 'image':
      return l10n.t('Image');
    case 'batch':
      return l10n.t('Batch');
    case 'cast':
      return l10n.t('Cast');
    case 'layer':
      return l10n.t('Layer');
    case 'kernel':
      return l10n.t('Kernel');
    case 'bias':
      return l10n.t('Bias');
    case 'output':
      return l10n.t('Output');
  }
}

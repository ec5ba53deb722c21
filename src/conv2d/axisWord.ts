import * as l10n from '@vscode/l10n';
import type { AxisRole } from './trace';

/** What an axis is called where there is room for a word. */
export function axisWord(role: AxisRole): string {
  switch (role) {
    case 'batch':
      return l10n.t('batch');
    case 'height':
      return l10n.t('height');
    case 'width':
      return l10n.t('width');
    case 'channels':
      return l10n.t('channels');
    case 'filters':
      return l10n.t('filters');
  }
}

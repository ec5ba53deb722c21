import * as l10n from '@vscode/l10n';
import type { InitializerClass } from './initializers';

/** How an initializer makes its values, in a few words. */
export function initializerWords(className: InitializerClass): string {
  switch (className) {
    case 'GlorotUniform':
      return l10n.t('even, within {0}', '√(6 / (fan_in + fan_out))');
    case 'GlorotNormal':
      return l10n.t('normal, deviation {0}, cut off at twice that', '√(2 / (fan_in + fan_out))');
    case 'HeUniform':
      return l10n.t('even, within {0}', '√(6 / fan_in)');
    case 'HeNormal':
      return l10n.t('normal, deviation {0}, cut off at twice that', '√(2 / fan_in)');
    case 'LecunUniform':
      return l10n.t('even, within {0}', '√(3 / fan_in)');
    case 'LecunNormal':
      return l10n.t('normal, deviation {0}, cut off at twice that', '√(1 / fan_in)');
    case 'RandomUniform':
      return l10n.t('even, from {0} to {1}', '-0.05', '0.05');
    case 'RandomNormal':
      return l10n.t('normal, mean {0}, deviation {1}', '0', '0.05');
    case 'TruncatedNormal':
      return l10n.t('normal, deviation {0}, cut off at twice that', '0.05');
    case 'VarianceScaling':
      return l10n.t('normal, deviation {0}, cut off at twice that; all of it can be chosen', '√(1 / fan_in)');
    case 'Orthogonal':
      return l10n.t('filters at right angles to each other');
    case 'Zeros':
      return l10n.t('all 0');
    case 'Ones':
      return l10n.t('all 1');
    case 'Constant':
      return l10n.t('all the same value');
    case 'Identity':
      return l10n.t('only for weights of two axes');
    case 'STFT':
      return l10n.t('only for weights of three axes');
    case 'Initializer':
      return l10n.t('makes nothing by itself');
  }
}

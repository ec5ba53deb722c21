import * as l10n from '@vscode/l10n';
import type { StepChange } from './stepChanges';
import { axisName } from './trace';

/** A change in as few words as will do, such as `H 725 → 722 (-3)`. */
export function changeText(change: StepChange): string {
  switch (change.kind) {
    case 'added':
      return l10n.t('new axis {0} = {1}', axisName(change.role), change.size);
    case 'resized':
      return `${axisName(change.role)} ${change.from} → ${change.to} (${signed(change.to - change.from)})`;
    case 'replaced':
      return `${axisName(change.before.role)} ${change.before.size} → ${axisName(change.role)} ${change.to}`;
    case 'moved':
      return l10n.t('{0} moves before {1}', axisName(change.role), axisName(change.before));
    case 'dtype':
      return `${change.from} → ${change.to}`;
    case 'bytes':
      return l10n.t('bytes × {0}', Number(change.factor.toPrecision(3)));
    case 'linked':
      return linkText(change);
  }
}

/** Sizes differ only where groups divide the channels, and where glu halves the filters of the output. */
function linkText({ role, size, to, other }: Extract<StepChange, { readonly kind: 'linked' }>): string {
  const name = axisName(role);
  const same = size === other;
  switch (to) {
    case 'image':
      return same
        ? l10n.t("{0} = the image's", name)
        : l10n.t("{0} = the image's {1} / {2} groups", name, other, other / size);
    case 'batch':
      return same
        ? l10n.t("{0} = the batch's", name)
        : l10n.t("{0} = the batch's {1} / {2} groups", name, other, other / size);
    case 'kernel':
      return l10n.t("{0} = the kernel's", name);
    case 'output':
      return same ? l10n.t("{0} = the output's", name) : l10n.t("{0} = the output's {1} before glu", name, other);
  }
}

function signed(difference: number): string {
  return difference > 0 ? `+${difference}` : `${difference}`;
}

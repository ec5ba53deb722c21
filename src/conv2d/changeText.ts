import type { StepChange } from './stepChanges';
import { AXIS_NAMES } from './trace';

/** A change in as few words as will do, such as `H 725 → 722 (-3)`. */
export function changeText(change: StepChange): string {
  switch (change.kind) {
    case 'added':
      return `new axis ${AXIS_NAMES[change.role]} = ${change.size}`;
    case 'resized':
      return `${AXIS_NAMES[change.role]} ${change.from} → ${change.to} (${signed(change.to - change.from)})`;
    case 'replaced':
      return `${AXIS_NAMES[change.before.role]} ${change.before.size} → ${AXIS_NAMES[change.role]} ${change.to}`;
    case 'moved':
      return `${AXIS_NAMES[change.role]} moves before ${AXIS_NAMES[change.before]}`;
    case 'dtype':
      return `${change.from} → ${change.to}`;
    case 'bytes':
      return `bytes × ${Number(change.factor.toPrecision(3))}`;
    case 'linked':
      return linkText(change);
  }
}

function linkText({ role, size, to, other }: Extract<StepChange, { readonly kind: 'linked' }>): string {
  const name = `${AXIS_NAMES[role]} = the ${to}'s`;
  if (size === other) return name;
  return role === 'channels' ? `${name} ${other} / ${other / size} groups` : `${name} ${other} before glu`;
}

function signed(difference: number): string {
  return difference > 0 ? `+${difference}` : `${difference}`;
}

import * as l10n from '@vscode/l10n';
import { formatInteger, formatValue } from '../conv2d/format';
import { axisName, type Step } from '../conv2d/trace';
import { type Cell, number, words } from './table';

const LARGE = 1000;

/** Whether two cells say the same with all that is known of them. */
export function isSame({ value: a }: Cell, { value: b }: Cell): boolean {
  return a === b || (Number.isNaN(a) && Number.isNaN(b));
}

/**
 * What the second number is more than the first; nothing where they are the same or none.
 * @param withFactor whether it is said, too, how many times as large it is, which says more where numbers are large
 */
export function differenceCell(a: Cell, b: Cell, withFactor = false): Cell {
  if (typeof a.value !== 'number' || typeof b.value !== 'number' || isSame(a, b)) return words('');
  const difference = b.value - a.value;
  if (isShare(a) || isShare(b)) return number(difference, l10n.t('{0} points', shareText(difference)));
  if (!Number.isSafeInteger(a.value) || !Number.isSafeInteger(b.value)) {
    return number(difference, `${sign(difference)}${formatValue(difference)}`);
  }
  const text = `${sign(difference)}${formatInteger(difference)}`;
  const factor = b.value / a.value;
  const isLarge = Math.min(a.value, b.value) >= LARGE;
  return number(difference, withFactor && isLarge ? `${text} (× ${factorText(factor)})` : text);
}

/** Which axes have another size, as `H -361, W -638`, and which type it is instead. */
export function shapeDifference(a: Step, b: Step): string {
  if (!a.tensor || !b.tensor) return a.tensor ? l10n.t('only A has it') : l10n.t('only B has it');
  const [one, other] = [a.tensor, b.tensor];
  const parts = other.axes.flatMap(({ role, size }) => {
    const before = one.axes.find((axis) => axis.role === role);
    if (!before) return [`${axisName(role)} +${size}`];
    const more = size - before.size;
    return more === 0 ? [] : [`${axisName(role)} ${sign(more)}${formatInteger(more)}`];
  });
  const gone = one.axes
    .filter(({ role }) => !other.axes.some((axis) => axis.role === role))
    .map(({ role, size }) => `${axisName(role)} -${size}`);
  const all = [...parts, ...gone, ...(one.dtype === other.dtype ? [] : [`${one.dtype} → ${other.dtype}`])];
  return all.length > 0 ? all.join(', ') : l10n.t('another order of the axes');
}

function isShare({ text }: Cell): boolean {
  return text.endsWith('%');
}

function shareText(difference: number): string {
  const points = (100 * difference).toFixed(1);
  return `${sign(difference)}${points}`;
}

/** Numbers below 0 have theirs. */
function sign(difference: number): string {
  return difference > 0 ? '+' : '';
}

function factorText(factor: number): string {
  return String(Number(factor.toPrecision(3)));
}

import * as l10n from '@vscode/l10n';
import { repr } from '../../python/repr';
import { elementsOf, numberOf } from '../../python/values';
import { type ConstantValue, MAX_CONSTANTS } from '../constant';

interface ReadNumber {
  readonly written: unknown;
  readonly number: number;
}

type ReadConstant =
  | { readonly ok: true; readonly value: ConstantValue; readonly numbers: readonly ReadNumber[] }
  | { readonly ok: false; readonly message: string; readonly suggestion?: string };

/** Reads rows of rows of numbers, as deep as they are; refused with TensorFlow's words where they make no tensor. */
export function readConstant(rows: unknown): ReadConstant {
  const numbers: ReadNumber[] = [];
  let stranger: { readonly item: unknown } | undefined;
  const read = (item: unknown): ConstantValue => {
    const elements = elementsOf(item);
    if (elements) return elements.map(read);
    const number = numberOf(item);
    if (number === undefined || !Number.isFinite(number)) stranger ??= { item };
    else numbers.push({ written: item, number });
    return number ?? 0;
  };
  const value = read(rows);
  if (stranger) {
    return {
      ok: false,
      message: l10n.t('`value` of Constant must hold numbers only. Received {0} among them.', repr(stranger.item)),
      suggestion: l10n.t('Write a number, or rows of numbers such as [[0, 1], [1, 0]].'),
    };
  }
  if (!isRectangular(value)) {
    return {
      ok: false,
      message: "Can't convert non-rectangular Python sequence to Tensor.",
      suggestion: l10n.t('Make all rows equally long.'),
    };
  }
  if (numbers.length > MAX_CONSTANTS) {
    return {
      ok: false,
      message: l10n.t('{0} numbers were set by hand; at most {1} can be.', numbers.length, MAX_CONSTANTS),
      suggestion: l10n.t('Leave out axes along which the numbers repeat: they are broadcast.'),
    };
  }
  return { ok: true, value, numbers };
}

function isRectangular(value: ConstantValue): boolean {
  return shapeIn(value) !== undefined;
}

/** Undefined where rows differ. */
function shapeIn(value: ConstantValue): string | undefined {
  if (typeof value === 'number') return '';
  const shapes = new Set(value.map(shapeIn));
  const [first] = shapes;
  if (shapes.size > 1 || (value.length > 0 && first === undefined)) return undefined;
  return `${value.length},${first ?? ''}`;
}

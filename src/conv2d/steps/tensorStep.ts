import * as l10n from '@vscode/l10n';
import { tuple } from '../../python/repr';
import { formatExactBytes, formatInteger } from '../format';
import { type DType, ITEM_SIZES } from '../load/loaders';
import type { Axis, Formula, Step, StepId, TensorFacts } from '../trace';

/** What is said of a step beside its tensor. */
export type StepWords = Pick<Step, 'title' | 'code' | 'formulas' | 'explanation'> & Partial<Pick<Step, 'cautions'>>;

/** A step that makes a tensor, with its size worked out. */
export function tensorStep(id: StepId, dtype: DType, axes: readonly Axis[], words: StepWords): Step {
  const tensor = tensorFacts(dtype, axes);
  const sizes = axes.map((axis) => axis.size);
  const bytes = ITEM_SIZES[dtype];
  const values = sizes.length > 1 ? `${sizes.join(' × ')} = ${formatInteger(tensor.values)}` : sizes.join('');
  const all = formatExactBytes(tensor.bytes);
  const size: Formula = {
    label: l10n.t('size'),
    text:
      bytes === 1
        ? l10n.t('{0} values, 1 byte each = {1}', values, all)
        : l10n.t('{0} values, {1} bytes each = {2}', values, bytes, all),
  };
  return { id, shape: tuple(sizes), tensor, cautions: [], ...words, formulas: [...words.formulas, size] };
}

/** The axis in front. */
export function batchAxis(images: number): Axis {
  const meaning = images === 1 ? l10n.t('image in the batch') : l10n.t('images in the batch');
  return { role: 'batch', size: images, meaning };
}

function tensorFacts(dtype: DType, axes: readonly Axis[]): TensorFacts {
  const values = axes.reduce((product, axis) => product * axis.size, 1);
  return { axes, dtype, values, bytes: values * ITEM_SIZES[dtype] };
}

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
  const size: Formula = {
    label: 'size',
    text: `${sizes.join(' × ')} ${sizes.length > 1 ? `= ${formatInteger(tensor.values)} ` : ''}values, ${bytes} ${plural(bytes, 'byte')} each = ${formatExactBytes(tensor.bytes)}`,
  };
  return { id, shape: tuple(sizes), tensor, cautions: [], ...words, formulas: [...words.formulas, size] };
}

/** The axis in front. */
export function batchAxis(images: number): Axis {
  return { role: 'batch', size: images, meaning: `${plural(images, 'image')} in the batch` };
}

export function plural(count: number, noun: string): string {
  return count === 1 ? noun : `${noun}s`;
}

function tensorFacts(dtype: DType, axes: readonly Axis[]): TensorFacts {
  const values = axes.reduce((product, axis) => product * axis.size, 1);
  return { axes, dtype, values, bytes: values * ITEM_SIZES[dtype] };
}

import * as l10n from '@vscode/l10n';
import type { Padding } from './arguments';

/** How a kernel slides along one axis of the image. */
export interface Sliding {
  readonly input: number;
  readonly kernel: number;
  readonly stride: number;
  readonly dilation: number;
  readonly padding: Padding;
}

/** Pixels of padding put before and after the image along one axis. */
export interface Pads {
  readonly before: number;
  readonly after: number;
}

/** Pixels that a dilated kernel spans: `d * (k - 1) + 1`. */
export function span({ kernel, dilation }: Pick<Sliding, 'kernel' | 'dilation'>): number {
  return dilation * (kernel - 1) + 1;
}

/**
 * Number of output cells along one axis; zero or less where the kernel does not fit.
 * Keras: keras/src/ops/operation_utils.py, compute_conv_output_shape.
 */
export function outputLength(sliding: Sliding): number {
  const room = sliding.padding === 'same' ? sliding.input - 1 : sliding.input - span(sliding);
  return Math.floor(room / sliding.stride) + 1;
}

/**
 * Padding along one axis. `same` puts the odd pixel at the end, as TensorFlow does
 * (keras/src/backend/tensorflow/nn.py).
 */
export function pads(sliding: Sliding): Pads {
  if (sliding.padding === 'valid') return { before: 0, after: 0 };
  const total = Math.max((outputLength(sliding) - 1) * sliding.stride + span(sliding) - sliding.input, 0);
  const before = Math.floor(total / 2);
  return { before, after: total - before };
}

/** The output length with the numbers put in, such as `725 - 4 + 1 = 722`. */
export function outputFormula(sliding: Sliding): string {
  const { input, kernel, stride, dilation, padding } = sliding;
  const result = outputLength(sliding);
  if (padding === 'same') {
    return stride === 1 ? l10n.t('{0}, kept by padding', input) : `⌈${input} / ${stride}⌉ = ${result}`;
  }
  const kernelSpan = dilation === 1 ? `${kernel}` : `(${dilation} × (${kernel} - 1) + 1)`;
  return stride === 1
    ? `${input} - ${kernelSpan} + 1 = ${result}`
    : `⌊(${input} - ${kernelSpan}) / ${stride}⌋ + 1 = ${result}`;
}

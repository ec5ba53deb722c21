import type { Activation } from '../activationNames';
import { type AlongAxis, logSoftmax, softmax, sparsemax } from './alongAxis';
import { elementwise } from './elementwise';

const ALONG_AXIS: ReadonlyMap<Activation, AlongAxis> = new Map<Activation, AlongAxis>([
  ['softmax', softmax],
  ['log_softmax', logSoftmax],
  ['sparsemax', sparsemax],
]);

/**
 * Applies an activation to a whole tensor, in place where the size stays.
 *
 * @param data any shape in C order, not used by the caller any more
 * @param last size of the last axis, along which softmax and its like work
 * @returns the result; half as long after glu
 */
export function activate(
  activation: Activation,
  data: Float32Array<ArrayBuffer>,
  last: number,
): Float32Array<ArrayBuffer> {
  if (activation === 'linear') return data;
  if (activation === 'glu') return glu(data, last);
  if (activation === 'relu') return relu(data);
  const each = elementwise(activation);
  if (each) {
    for (let at = 0; at < data.length; at++) data[at] = each(data[at] ?? NaN);
    return data;
  }
  const row = ALONG_AXIS.get(activation);
  if (!row) throw new Error(`The activation ${activation} cannot be applied.`);
  for (let start = 0; start < data.length; start += last) row(data.subarray(start, start + last));
  return data;
}

/** The most common activation by itself: a function call for each value would take longer than the convolution. */
function relu(data: Float32Array<ArrayBuffer>): Float32Array<ArrayBuffer> {
  for (let at = 0; at < data.length; at++) if ((data[at] ?? NaN) <= 0) data[at] = 0;
  return data;
}

/** The first half of the axis times the sigmoid of the second (Y. Dauphin and others, 2017). */
function glu(data: Float32Array, last: number): Float32Array<ArrayBuffer> {
  const half = last / 2;
  const result = new Float32Array(data.length / 2);
  for (let at = 0; at < result.length; at++) {
    const from = Math.floor(at / half) * last + (at % half);
    const gate = Math.fround(1 / (1 + Math.exp(-(data[from + half] ?? NaN))));
    result[at] = (data[from] ?? NaN) * gate;
  }
  return result;
}

import type { Tensor } from './tensorflow';

/** The values of a tensor, without a copy where the backend allows: to change them is to change the tensor. */
export function floatsOf(tensor: Tensor): Float32Array<ArrayBuffer> {
  const data = tensor.dataSync<'float32'>();
  return data.buffer instanceof ArrayBuffer
    ? new Float32Array(data.buffer, data.byteOffset, data.length)
    : new Float32Array(data);
}

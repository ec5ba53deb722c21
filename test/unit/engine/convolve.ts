import { outputLength, pads, type Sliding } from '../../../src/conv2d/geometry';
import type { Trace } from '../../../src/conv2d/trace';

/** A convolution in seven plain loops, in double precision, without bias and activation: (height, width, filters). */
export function convolve(
  trace: Trace,
  image: Uint8Array,
  kernel: Float32Array,
): { readonly height: number; readonly width: number; readonly data: number[] } {
  const { kernelSize, strides, dilationRate, padding, filters } = trace.arguments;
  const { height, width, channels } = trace.image;
  const axis = (input: number, at: 0 | 1): Sliding => ({
    input,
    kernel: kernelSize[at],
    stride: strides[at],
    dilation: dilationRate[at],
    padding,
  });
  const rows = axis(height, 0);
  const columns = axis(width, 1);
  const data: number[] = [];
  for (let y = 0; y < outputLength(rows); y++) {
    for (let x = 0; x < outputLength(columns); x++) {
      for (let filter = 0; filter < filters; filter++) {
        let sum = 0;
        for (let ky = 0; ky < rows.kernel; ky++) {
          for (let kx = 0; kx < columns.kernel; kx++) {
            const fromY = y * rows.stride + ky * rows.dilation - pads(rows).before;
            const fromX = x * columns.stride + kx * columns.dilation - pads(columns).before;
            if (fromY < 0 || fromX < 0 || fromY >= height || fromX >= width) continue;
            for (let channel = 0; channel < channels; channel++) {
              const weight = kernel[((ky * columns.kernel + kx) * channels + channel) * filters + filter] ?? NaN;
              sum += weight * (image[(fromY * width + fromX) * channels + channel] ?? NaN);
            }
          }
        }
        data.push(sum);
      }
    }
  }
  return { height: outputLength(rows), width: outputLength(columns), data };
}

import type { CellValues } from '../protocol/values';
import type { LayerSpec } from './layerSpec';
import type { FloatWindow } from './windowTensor';

/**
 * What is multiplied with what for one cell: the patch of the image that the filter sees, its weights, and their products.
 *
 * @param kernel (kernel height, kernel width, channels per group, filters) in C order
 * @param at the cell's place in the first row of what the window makes
 */
export function dotProduct(
  pixels: FloatWindow,
  cell: { readonly layer: LayerSpec; readonly kernel: Float32Array; readonly filter: number; readonly at: number },
): Pick<CellValues, 'shape' | 'patch' | 'weights' | 'products' | 'sum'> {
  const { kernelSize, strides, dilationRate, groups, filters } = cell.layer.arguments;
  const [height, width] = kernelSize;
  const channels = cell.layer.channels / groups;
  const firstChannel = Math.floor((cell.filter * groups) / filters) * channels;
  const patch = new Float32Array(height * width * channels);
  const weights = new Float32Array(patch.length);
  let at = 0;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const row = y * dilationRate[0] - pixels.padding[0][0];
      const column = cell.at * strides[1] + x * dilationRate[1] - pixels.padding[1][0];
      const inside = row >= 0 && row < pixels.height && column >= 0 && column < pixels.width;
      const from = (row * pixels.width + column) * pixels.channels + firstChannel;
      for (let channel = 0; channel < channels; channel++, at++) {
        patch[at] = inside ? (pixels.values[from + channel] ?? NaN) : 0;
        weights[at] = cell.kernel[at * filters + cell.filter] ?? NaN;
      }
    }
  }
  const products = patch.map((value, tap) => value * (weights[tap] ?? NaN));
  return {
    shape: [height, width, channels],
    patch,
    weights,
    products,
    sum: products.reduce((sum, product) => sum + product, 0),
  };
}

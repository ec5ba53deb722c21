/**
 * @typedef {object} Case
 * @property {string} name
 * @property {number | undefined} megapixels of a picture that is made; the sample where it is undefined
 * @property {{ filters: number, kernelSize: [number, number], strides: number }} layer
 * @property {readonly ('wasm' | 'cpu')[]} answers backends whose answers to questions are measured; every one takes dozens of runs
 */

const TUTORIAL = { filters: 32, kernelSize: /** @type {[number, number]} */ ([4, 4]), strides: 1 };

/** What is measured. @type {readonly Case[]} */
export const CASES = [
  { name: 'tutorial', megapixels: undefined, layer: TUTORIAL, answers: ['wasm', 'cpu'] },
  {
    name: '64 filters of 3 × 3, stride 2',
    megapixels: undefined,
    layer: { filters: 64, kernelSize: [3, 3], strides: 2 },
    answers: [],
  },
  { name: '12 megapixels', megapixels: 12, layer: TUTORIAL, answers: ['wasm'] },
  { name: '100 megapixels', megapixels: 100, layer: TUTORIAL, answers: [] },
];

/** Size of a picture of 3:2. @param {number} megapixels */
export function sizeOf(megapixels) {
  const width = Math.max(1, Math.round(Math.sqrt(megapixels * 1.5e6)));
  return { width, height: Math.max(1, Math.round(width / 1.5)) };
}

/** @param {Case} what @param {{ height: number, width: number }} size */
export function costOf({ layer: { filters, kernelSize, strides } }, { height, width }) {
  const [kernelHeight, kernelWidth] = kernelSize;
  const rows = Math.floor((height - kernelHeight) / strides) + 1;
  const columns = Math.floor((width - kernelWidth) / strides) + 1;
  return {
    multiplyAdds: rows * columns * filters * kernelHeight * kernelWidth * 3,
    outputBytes: 4 * rows * columns * filters,
  };
}

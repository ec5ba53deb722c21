import { conv2d, tensor4d, tidy } from './tensorflow';

const [SIDE, CHANNELS, FILTERS, KERNEL] = [40, 3, 32, 4];
const CELLS = (SIDE - KERNEL + 1) ** 2;
/** The first calls are slower: the compiler has yet to learn what is often called. */
const WARM_UP = 2;
const CALLS = 3;

/** Multiply-adds a second of the current backend, from a small convolution like those that are asked for: about 10 ms. */
export function measureRate(): number {
  return tidy(() => {
    const image = tensor4d(new Float32Array(SIDE * SIDE * CHANNELS).fill(1), [1, SIDE, SIDE, CHANNELS]);
    const kernel = tensor4d(new Float32Array(KERNEL * KERNEL * CHANNELS * FILTERS).fill(1), [
      KERNEL,
      KERNEL,
      CHANNELS,
      FILTERS,
    ]);
    let least = Infinity;
    for (let number = 0; number < WARM_UP + CALLS; number++) {
      const started = performance.now();
      conv2d(image, kernel, 1, 'valid').dataSync();
      least = Math.min(least, performance.now() - started);
    }
    return (1000 * CELLS * KERNEL * KERNEL * CHANNELS * FILTERS) / least;
  });
}

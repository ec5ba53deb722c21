import { fractionOf, RandomStream } from './stream';

/** Draws beyond so many standard deviations are thrown away. */
const TRUNCATION = 2;
/** Blocks of the stream that each group of four truncated draws has to itself (tensorflow/core/kernels/random_op_cpu.h). */
const BLOCKS_PER_GROUP = 256;
/** Keeps the logarithm finite (tensorflow/core/lib/random/random_distributions_utils.h). */
const LEAST = Math.fround(1e-7);

/** Draws what `keras.random.normal` draws on the TensorFlow backend, to the last bits of float32. */
export function drawNormal(count: number, mean: number, stddev: number, seed: number): Float32Array<ArrayBuffer> {
  const stream = new RandomStream(seed);
  const result = new Float32Array(count);
  for (let block = 0; 4 * block < count; block++) {
    const [a, b, c, d] = stream.block(block);
    result.set([...boxMuller(a, b), ...boxMuller(c, d)].slice(0, count - 4 * block), 4 * block);
  }
  return scale(result, mean, stddev);
}

/** Draws what `keras.random.truncated_normal` draws on the TensorFlow backend, to the last bits of float32. */
export function drawTruncatedNormal(
  count: number,
  mean: number,
  stddev: number,
  seed: number,
): Float32Array<ArrayBuffer> {
  const stream = new RandomStream(seed);
  const result = new Float32Array(count);
  for (let group = 0; 4 * group < count; group++) {
    result.set(truncatedGroup(stream, group * BLOCKS_PER_GROUP).slice(0, count - 4 * group), 4 * group);
  }
  return scale(result, mean, stddev);
}

function truncatedGroup(stream: RandomStream, position: number): number[] {
  const kept: number[] = [];
  for (let at = position; kept.length < 4; at++) {
    const [a, b, c, d] = stream.block(at);
    kept.push(...[...boxMuller(a, b), ...boxMuller(c, d)].filter((value) => Math.abs(value) < TRUNCATION));
  }
  return kept.slice(0, 4);
}

/** Two standard normal numbers from two words (G. E. P. Box, M. E. Muller, 1958), rounded where TensorFlow rounds. */
function boxMuller(first: number, second: number): [number, number] {
  const radius = Math.fround(Math.sqrt(Math.fround(-2 * Math.fround(Math.log(Math.max(fractionOf(first), LEAST))))));
  const angle = Math.fround(2 * Math.PI * fractionOf(second));
  return [Math.fround(Math.fround(Math.sin(angle)) * radius), Math.fround(Math.fround(Math.cos(angle)) * radius)];
}

function scale(values: Float32Array<ArrayBuffer>, mean: number, stddev: number): Float32Array<ArrayBuffer> {
  const [offset, factor] = [Math.fround(mean), Math.fround(stddev)];
  return values.map((value) => Math.fround(value * factor) + offset);
}

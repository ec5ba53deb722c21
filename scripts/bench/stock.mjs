// What an extension would do at first: node stock.mjs <height> <width> <layer as JSON> <runs>. One call on the whole image.
import * as tf from '@tensorflow/tfjs';
import { peak } from './peak.mjs';

const [height = '1', width = '1', layer = '{}', runs = '1'] = process.argv.slice(2);
tf.env().set('IS_NODE', false);
await tf.setBackend('cpu');
const convolution = tf.layers.conv2d(JSON.parse(layer));
const batch = tf.randomUniform([1, Number(height), Number(width), 3], 0, 255);
/** @type {{ ms: number }[]} */
const results = [];
for (let number = 0; number < Number(runs); number++) {
  const started = performance.now();
  const output = convolution.apply(batch);
  if (!('dataSync' in output)) throw new Error('A layer returns one tensor.');
  output.dataSync();
  results.push({ ms: performance.now() - started });
  output.dispose();
}
console.log(JSON.stringify({ runs: results, peak: peak() }));

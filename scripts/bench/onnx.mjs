// The same convolution without any statistics: node onnx.mjs <height> <width> <layer as JSON> <runs> <threads> <package>.
import { createRequire } from 'node:module';
import { convolutionModel } from './onnx-model.mjs';
import { peak } from './peak.mjs';

const [height = '1', width = '1', layer = '{}', runs = '1', threads = '1', folder = ''] = process.argv.slice(2);
const { InferenceSession, Tensor } = createRequire(`${folder}/`)('onnxruntime-node');
const size = { height: Number(height), width: Number(width) };
const model = convolutionModel({ ...size, ...JSON.parse(layer) });
const session = await InferenceSession.create(model, { intraOpNumThreads: Number(threads) });
const pixels = Float32Array.from({ length: 3 * size.height * size.width }, () => 255 * Math.random());
const x = new Tensor('float32', pixels, [1, 3, size.height, size.width]);
/** @type {{ ms: number }[]} */
const results = [];
for (let number = 0; number < Number(runs); number++) {
  const started = performance.now();
  await session.run({ x });
  results.push({ ms: performance.now() - started });
}
console.log(JSON.stringify({ runs: results, peak: peak() }));

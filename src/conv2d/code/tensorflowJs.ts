import type { Conv2DArguments } from '../arguments';
import { shapeOf, type Trace } from '../trace';
import { lines, type Script } from './script';
import { batchOf, readingLines, usesSharp } from './tensorflowJsImage';
import { activationLines, layerActivation } from './tensorflowJsActivation';
import { byHandLines, isByHand } from './tensorflowJsByHand';
import { initializerExpression } from './tensorflowJsInitializer';

/** The same layer for Node with TensorFlow.js, whose Conv2D has no groups. */
export function tensorflowJsScript({ trace, path }: Script): string {
  const { arguments: args, image } = trace;
  const { groups, useBias, dataFormat, activation } = args;
  const first = dataFormat === 'channels_first';
  const shape = (id: Parameters<typeof shapeOf>[1]): string => list(shapeOf(trace, id));
  const [height = 0, width = 0, channels = 0, filters = 0] = shapeOf(trace, 'kernel');
  const axis = first ? 1 : 3;
  const byHand = isByHand(trace.arguments);
  return lines([
    `// Needs: npm install @tensorflow/tfjs${usesSharp(image.array) ? ' sharp' : ''}`,
    "const assert = require('node:assert');",
    "const tf = require('@tensorflow/tfjs');",
    ...(usesSharp(image.array) ? ["const sharp = require('sharp');"] : []),
    '',
    'async function main() {',
    ...readingLines(image.array, path).map((line) => `  ${line}`),
    `  assert.deepStrictEqual(img.shape, ${shape('image')});`,
    '',
    `  const batch = ${batchOf(image.array)}${first ? '.transpose([0, 3, 1, 2])' : ''}.toFloat();`,
    `  assert.deepStrictEqual(batch.shape, ${shape('cast')});`,
    '',
    '  // The seed is the same; the numbers that TensorFlow.js draws for it are others than those of Keras.',
    ...(groups === 1
      ? [
          ...layerLines(trace, '  const layer = ', filters),
          '  assert.deepStrictEqual(layer.getWeights(), []);',
          ...(byHand ? ['  layer.build(batch.shape);', ...byHandLines(trace, '  ')] : []),
          '  let output = layer.apply(batch);',
          `  const [kernel${useBias ? ', bias' : ''}] = layer.getWeights();`,
        ]
      : [
          '  // TensorFlow.js ignores groups: here is a layer for each of them.',
          `  const layers = Array.from({ length: ${groups} }, (_, group) =>`,
          ...layerLines(trace, '    ', filters / groups, ' + group').map((line) => line.replace(/;$/, '')),
          '  );',
          '  assert.ok(layers.every((layer) => layer.getWeights().length === 0));',
          `  const parts = tf.split(batch, ${groups}, ${axis});`,
          ...(byHand
            ? [
                '  layers.forEach((layer, group) => {',
                '    layer.build(parts[group].shape);',
                ...byHandLines(trace, '    '),
                '  });',
              ]
            : []),
          `  let output = tf.concat(parts.map((part, group) => layers[group].apply(part)), ${axis});`,
          `  const kernel = tf.concat(layers.map((layer) => layer.getWeights()[0]), 3);`,
          ...(useBias ? ['  const bias = tf.concat(layers.map((layer) => layer.getWeights()[1]), 0);'] : []),
        ]),
    ...activationLines(activation).map((line) => `  ${line}`),
    `  assert.deepStrictEqual(kernel.shape, ${list([height, width, channels, filters])});`,
    ...(useBias ? [`  assert.deepStrictEqual(bias.shape, ${shape('bias')});`] : []),
    `  assert.deepStrictEqual(output.shape, ${shape('output')});`,
    '',
    "  console.log('kernel', kernel.shape, 'min', kernel.min().dataSync()[0], 'max', kernel.max().dataSync()[0]);",
    "  console.log('output', output.shape, 'min', output.min().dataSync()[0], 'max', output.max().dataSync()[0]);",
    '}',
    '',
    'main();',
  ]);
}

function layerLines({ arguments: args, seed }: Trace, start: string, filters: number, offset = ''): string[] {
  const indent = /^ */.exec(start)?.[0] ?? '';
  const given: readonly (readonly [string, string])[] = [
    ['filters', `${filters}`],
    ['kernelSize', list(args.kernelSize)],
    ['strides', list(args.strides)],
    ['padding', `'${args.padding}'`],
    ['dataFormat', dataFormat(args)],
    ['dilationRate', list(args.dilationRate)],
    ['activation', `'${layerActivation(args.activation)}'`],
    ['useBias', `${args.useBias}`],
    ['kernelInitializer', initializerExpression(args.kernelInitializer, seed, offset)],
    ['biasInitializer', initializerExpression(args.biasInitializer, seed, offset)],
  ];
  return [
    `${start}tf.layers.conv2d({`,
    ...given.map(([name, value]) => `${indent}  ${name}: ${value},`),
    `${indent}});`,
  ];
}

function dataFormat({ dataFormat: format }: Conv2DArguments): string {
  return format === 'channels_last' ? "'channelsLast'" : "'channelsFirst'";
}

function list(values: readonly number[]): string {
  return `[${values.join(', ')}]`;
}

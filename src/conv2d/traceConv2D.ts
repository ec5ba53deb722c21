import type { Activation, ArgumentProblem, Conv2DArguments } from './arguments';
import { callText } from './callText';
import { formatExactBytes, formatInteger, formatValue } from './format';
import { outputFormula, outputLength, pads, type Sliding, span } from './geometry';
import { repr, tuple } from './python';
import type { Axis, DType, Formula, ImageShape, Step, StepId, TensorFacts, TraceResult } from './trace';

const ITEM_SIZE: Readonly<Record<DType, number>> = { uint8: 1, float32: 4 };

/**
 * Traces every shape from the image to the layer's output: no pixel is read, no weight is made.
 *
 * @param image name of the file; height, width and channels of the array that the loader returns
 * @returns seven steps, or the problem that Keras would raise when the layer meets this image
 */
export function traceConv2D(image: ImageShape, args: Conv2DArguments): TraceResult {
  const { filters, kernelSize, strides, dilationRate, padding, activation, useBias } = args;
  const [kernelHeight, kernelWidth] = kernelSize;
  const rows: Sliding = {
    input: image.height,
    kernel: kernelHeight,
    stride: strides[0],
    dilation: dilationRate[0],
    padding,
  };
  const columns: Sliding = {
    input: image.width,
    kernel: kernelWidth,
    stride: strides[1],
    dilation: dilationRate[1],
    padding,
  };
  const outHeight = outputLength(rows);
  const outWidth = outputLength(columns);
  if (outHeight <= 0 || outWidth <= 0) return { ok: false, problem: tooSmall(image, args, rows, columns) };

  const batchAxis: Axis = { role: 'batch', size: 1, meaning: 'image in the batch' };
  const imageAxes: readonly Axis[] = [
    { role: 'height', size: image.height, meaning: `${plural(image.height, 'row')} of pixels` },
    { role: 'width', size: image.width, meaning: `${plural(image.width, 'column')} of pixels` },
    { role: 'channels', size: image.channels, meaning: 'colour channels, in the order blue, green, red' },
  ];
  const batchAxes = [batchAxis, ...imageAxes];
  const taps = kernelHeight * kernelWidth * image.channels;
  const fanOut = kernelHeight * kernelWidth * filters;
  // The same as √(6 / (fan_in + fan_out)), in the order of operations that gives Keras its last bit
  // (keras/src/initializers/random_initializers.py, VarianceScaling).
  const kernelLimit = Math.sqrt(3 * (1 / Math.max(1, (taps + fanOut) / 2)));
  const cells = outHeight * outWidth;
  const multiplyAdds = cells * filters * taps;
  const parameters = taps * filters + (useBias ? filters : 0);
  const call = callText(args);

  const kernel = tensor('float32', [
    { role: 'height', size: kernelHeight, meaning: `${plural(kernelHeight, 'row')} of the kernel` },
    { role: 'width', size: kernelWidth, meaning: `${plural(kernelWidth, 'column')} of the kernel` },
    { role: 'channels', size: image.channels, meaning: 'input channels: each has its own weights' },
    { role: 'filters', size: filters, meaning: `${plural(filters, 'filter')}: each is one kernel over all channels` },
  ]);
  const bias = tensor('float32', [
    { role: 'filters', size: filters, meaning: `${plural(filters, 'filter')}: one number each` },
  ]);
  const output = tensor('float32', [
    batchAxis,
    { role: 'height', size: outHeight, meaning: `${plural(outHeight, 'row')} of positions of the kernel` },
    { role: 'width', size: outWidth, meaning: `${plural(outWidth, 'column')} of positions of the kernel` },
    { role: 'filters', size: filters, meaning: `${plural(filters, 'feature map')}: one for each filter` },
  ]);

  const steps: readonly Step[] = [
    tensorStep('image', tensor('uint8', imageAxes), {
      title: 'Input image',
      code: `img = cv2.imread(${repr(image.name)})`,
      formulas: [],
      explanation:
        'Rows first, then columns, then channels. cv2.imread gives the channels in the order blue, green, red, each a whole number from 0 to 255.',
    }),
    tensorStep('batch', tensor('uint8', batchAxes), {
      title: 'Batch',
      code: 'batch = np.array([img])',
      formulas: [],
      explanation:
        'A layer takes many images at once, so it wants one more axis in front: here a batch that holds one image. No pixel changes.',
    }),
    tensorStep('cast', tensor('float32', batchAxes), {
      title: 'Cast to float32',
      code: "batch = batch.astype('float32')",
      formulas: [],
      explanation:
        'The layer multiplies by fractions, so the whole numbers become 32-bit floating point: same shape, same values, four times the bytes.',
    }),
    {
      id: 'layer',
      title: 'Layer before its first call',
      code: `layer = ${call}; layer.get_weights()`,
      shape: '[]',
      formulas: [],
      explanation:
        'The layer knows its arguments but has not seen an image, so it cannot know how many channels its kernel needs: get_weights() is [], an empty list. The first call creates the weights.',
    },
    tensorStep('kernel', kernel, {
      title: 'Kernel',
      code: `output = layer(batch); kernel${useBias ? ', bias' : ','} = layer.get_weights()`,
      formulas: [
        {
          label: 'glorot_uniform limit',
          text: `√(6 / (fan_in + fan_out)) = √(6 / (${formatInteger(taps)} + ${formatInteger(fanOut)})) = ${formatValue(kernelLimit)}`,
        },
      ],
      explanation: `The weights, created by the first call: ${formatInteger(filters)} ${plural(filters, 'filter')} of ${kernelHeight} × ${kernelWidth} weights for each of the ${image.channels} channels, drawn evenly from [${formatValue(-kernelLimit)}, ${formatValue(kernelLimit)}].`,
    }),
    useBias
      ? tensorStep('bias', bias, {
          title: 'Bias',
          code: 'bias.shape',
          formulas: [
            {
              label: 'parameters',
              text: `${formatInteger(kernel.values)} + ${formatInteger(filters)} = ${formatInteger(parameters)}`,
            },
          ],
          explanation: 'One number for each filter, added to every cell of its feature map. It starts at zero.',
        })
      : {
          id: 'bias',
          title: 'Bias',
          code: 'layer.bias',
          shape: 'None',
          formulas: [
            { label: 'parameters', text: `${formatInteger(kernel.values)} + 0 = ${formatInteger(parameters)}` },
          ],
          explanation: 'use_bias=False: this layer has no bias.',
        },
    tensorStep('output', output, {
      title: 'Output',
      code: 'output.shape',
      formulas: [
        { label: 'height', text: outputFormula(rows) },
        { label: 'width', text: outputFormula(columns) },
        ...padFormula(rows, columns),
        {
          label: 'multiply-adds',
          text: `${outHeight} × ${outWidth} × ${filters} × (${kernelHeight} × ${kernelWidth} × ${image.channels}) = ${formatInteger(multiplyAdds)}`,
        },
      ],
      explanation: [
        `Each cell is the sum of ${formatInteger(taps)} products of pixels and weights${useBias ? ', plus the bias' : ''}.`,
        ...activationSentence(activation),
        `The kernel fits at ${outHeight} × ${outWidth} positions, and every filter makes one feature map.`,
      ].join(' '),
    }),
  ];
  return { ok: true, trace: { image, arguments: args, call, steps, parameters, multiplyAdds, kernelLimit } };
}

function tensor(dtype: DType, axes: readonly Axis[]): TensorFacts {
  const values = axes.reduce((product, axis) => product * axis.size, 1);
  return { axes, dtype, values, bytes: values * ITEM_SIZE[dtype] };
}

function tensorStep(
  id: StepId,
  facts: TensorFacts,
  words: Pick<Step, 'title' | 'code' | 'formulas' | 'explanation'>,
): Step {
  const sizes = facts.axes.map((axis) => axis.size);
  const size: Formula = {
    label: 'size',
    text: `${sizes.join(' × ')} ${sizes.length > 1 ? `= ${formatInteger(facts.values)} ` : ''}values, ${ITEM_SIZE[facts.dtype]} ${plural(ITEM_SIZE[facts.dtype], 'byte')} each = ${formatExactBytes(facts.bytes)}`,
  };
  return { id, shape: tuple(sizes), tensor: facts, ...words, formulas: [...words.formulas, size] };
}

function padFormula(rows: Sliding, columns: Sliding): readonly Formula[] {
  if (rows.padding === 'valid') return [];
  const vertical = pads(rows);
  const horizontal = pads(columns);
  if (vertical.after + horizontal.after === 0) return [{ label: 'padding', text: 'none needed' }];
  const text = `top ${vertical.before}, bottom ${vertical.after}, left ${horizontal.before}, right ${horizontal.after} (zeros)`;
  return [{ label: 'padding', text }];
}

function activationSentence(activation: Activation): readonly string[] {
  switch (activation) {
    case 'linear':
      return [];
    case 'softmax':
      return ['softmax then makes the values of all filters at one position positive, with the sum 1.'];
    default:
      return [`${activation} is then applied to every value.`];
  }
}

function plural(count: number, noun: string): string {
  return count === 1 ? noun : `${noun}s`;
}

/** Keras' words (keras/src/ops/operation_utils.py), with NumPy's way of printing the dilation. */
function tooSmall(image: ImageShape, args: Conv2DArguments, rows: Sliding, columns: Sliding): ArgumentProblem {
  const inputShape = tuple([1, image.height, image.width, image.channels]);
  const kernelShape = tuple([...args.kernelSize, image.channels, args.filters]);
  const spanText = `${span(rows)} × ${span(columns)}`;
  const dilated = Math.max(...args.dilationRate) > 1;
  return {
    argument: 'kernelSize',
    message:
      `Computed output size would be zero or negative. Received \`inputs shape=${inputShape}\`, ` +
      `\`kernel shape=${kernelShape}\`, \`dilation_rate=[${args.dilationRate.join(' ')}]\`, ` +
      `\`strides=${repr(args.strides)}\`, \`padding=${args.padding}\`.`,
    suggestion: `The kernel spans ${spanText} pixels, the image has ${image.height} × ${image.width}. Use a smaller kernel_size${
      dilated ? ' or dilation_rate' : ''
    }, or padding='same'.`,
    mendedBy: dilated ? ['padding', 'dilationRate'] : ['padding'],
  };
}

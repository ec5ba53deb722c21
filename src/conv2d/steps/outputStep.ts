import { tuple } from '../../python/repr';
import { ACTIVATION_WORDS, actsAlongAxis } from '../activations';
import type { Conv2DArguments } from '../arguments';
import type { CellView, Counts, ReceptiveField } from '../counts';
import { formatInteger } from '../format';
import { outputFormula } from '../geometry';
import { type LayerShapes, ordered } from '../shapes';
import type { Axis, Formula, Step } from '../trace';
import { batchAxis, plural, tensorStep } from './tensorStep';

interface Call {
  readonly args: Conv2DArguments;
  readonly shapes: LayerShapes;
  readonly counts: Counts;
  readonly field: ReceptiveField;
}

/** What the call returns. */
export function outputStep(call: Call): Step {
  const { args, shapes, counts } = call;
  const { kernel, outHeight, outWidth } = shapes;
  const taps = kernel.slice(0, 3).reduce((product, size) => product * size, 1);
  return tensorStep('output', 'float32', outputAxes(args, shapes), {
    title: 'Output',
    code: 'output.shape',
    formulas: [
      { label: 'height', text: outputFormula(shapes.rows) },
      { label: 'width', text: outputFormula(shapes.columns) },
      ...padFormula(call),
      {
        label: 'cell (y, x) sees',
        text: `${viewText('rows', 'y', call.field.rows)}, ${viewText('columns', 'x', call.field.columns)}`,
        note: fieldText(call.field),
      },
      ...countFormulas(args, shapes, counts),
    ],
    explanation: [
      `Each cell is the sum of ${formatInteger(taps)} products of pixels and weights${args.useBias ? ', plus the bias' : ''}.`,
      ...activationSentences(args, shapes),
      `The kernel fits at ${outHeight} × ${outWidth} positions, and every filter makes one feature map.`,
    ].join(' '),
    cautions: cautions(args, shapes),
  });
}

function outputAxes(
  { dataFormat }: Conv2DArguments,
  { images, output, outHeight, outWidth }: LayerShapes,
): readonly Axis[] {
  const [, second = 0, third = 0, fourth = 0] = output;
  const [width, filters] = dataFormat === 'channels_last' ? [third, fourth] : [fourth, second];
  const halves = width === outWidth ? '' : ', half of them after glu';
  return [
    batchAxis(images),
    ...ordered<Axis>(
      dataFormat,
      { role: 'height', size: outHeight, meaning: `${plural(outHeight, 'row')} of positions of the kernel` },
      { role: 'width', size: width, meaning: `${plural(width, 'column')} of positions of the kernel${halves}` },
      { role: 'filters', size: filters, meaning: `${plural(filters, 'feature map')}: one for each filter` },
    ),
  ];
}

function padFormula({ args, field: { rows, columns } }: Call): readonly Formula[] {
  if (args.padding === 'valid') return [];
  if (rows.after + columns.after === 0) return [{ label: 'padding', text: 'none needed' }];
  const text = `top ${rows.before}, bottom ${rows.after}, left ${columns.before}, right ${columns.after} (zeros)`;
  return [{ label: 'padding', text }];
}

/** `rows 2y - 1 to 2y + 1`: the receptive field with its stride and its padding. */
function viewText(axis: string, index: string, { span, stride, before }: CellView): string {
  const at = (offset: number): string => {
    const start = stride === 1 ? index : `${stride}${index}`;
    if (offset === 0) return start;
    return offset > 0 ? `${start} + ${offset}` : `${start} - ${-offset}`;
  };
  return span === 1 ? `${axis.slice(0, -1)} ${at(-before)}` : `${axis} ${at(-before)} to ${at(span - 1 - before)}`;
}

function fieldText({ rows, columns }: ReceptiveField): string {
  const inside = rows.before + columns.before + rows.after + columns.after === 0;
  const edge = inside ? 'no padding' : 'cells at the edges see the padding';
  return `receptive field ${rows.span} × ${columns.span} pixels, stride ${rows.stride} × ${columns.stride}, ${edge}`;
}

function countFormulas(
  args: Conv2DArguments,
  { images, kernel, outHeight, outWidth }: LayerShapes,
  counts: Counts,
): Formula[] {
  const [height = 0, width = 0, channels = 0] = kernel;
  const cells = `${images > 1 ? `${images} × ` : ''}${outHeight} × ${outWidth}`;
  return [
    {
      label: 'multiply-adds',
      text: `${cells} × ${args.filters} × (${height} × ${width} × ${channels}) = ${formatInteger(counts.multiplyAdds)}`,
      ...(args.useBias
        ? {
            note: `torchinfo says ${formatInteger(counts.torchinfoMultiplyAdds)}: it counts each bias as one more product, ${formatInteger(counts.parameters)} parameters × ${cells}`,
          }
        : {}),
    },
    {
      label: 'FLOPs',
      text: `2 × multiply-adds = ${formatInteger(counts.flops)}`,
      note: 'a multiplication and an addition count as one each; bias and activation are left out',
    },
  ];
}

function activationSentences({ activation, dataFormat }: Conv2DArguments, shapes: LayerShapes): readonly string[] {
  const axis = dataFormat === 'channels_last' ? 'the filters at one position' : 'one row of a feature map';
  switch (activation) {
    case 'linear':
      return [];
    case 'softmax':
      return [`softmax then makes the values of ${axis} positive, with the sum 1.`];
    case 'log_softmax':
      return [`log_softmax then takes the logarithm of the softmax over ${axis}.`];
    case 'sparsemax':
      return [`sparsemax then lowers the values of ${axis} by a threshold, which makes most of them exactly 0.`];
    case 'glu':
      return [
        `glu then multiplies the first half of the last axis by the sigmoid of the second: ${shapes.convolution.at(-1)} become ${shapes.output.at(-1)}.`,
      ];
    default:
      return [`${activation} is then applied to every value: ${ACTIVATION_WORDS[activation]}.`];
  }
}

function cautions(args: Conv2DArguments, { convolution, output }: LayerShapes): readonly string[] {
  const { activation, dataFormat, groups, filters, useBias, biasInitializer } = args;
  const first = dataFormat === 'channels_first';
  const size = convolution.at(-1);
  return [
    ...(first && groups === 1
      ? [
          'TensorFlow cannot run this on a CPU: “The Conv2D op currently only supports the NHWC tensor format on the CPU.” It runs on a GPU, on Keras’ other backends, and here.',
        ]
      : []),
    // keras/src/backend/tensorflow/numpy.py, `add`: it finds the bias' axis by its size, and looks at the last one first.
    ...(first && groups > 1 && useBias && biasInitializer.className !== 'Zeros' && size === filters
      ? [
          `Before its activation the output is as wide as there are filters, and then Keras 3.15 on TensorFlow adds the bias along the width by mistake. Here, as in Keras’ other backends, each filter gets its own.`,
        ]
      : []),
    ...(activation === 'softmax' && size === 1
      ? [`softmax over an axis of size 1 is always 1. Keras warns of it: did you mean sigmoid?`]
      : []),
    ...(first && actsAlongAxis(activation)
      ? [`${activation} works along the last axis, which is the width here, not the filters.`]
      : []),
    ...(activation === 'sparsemax'
      ? [
          'Keras 3.15 computes another threshold than the method it is named after: it adds up running sums, so the values do not have the sum 1. What you see is what Keras gives.',
        ]
      : []),
    ...(activation === 'glu'
      ? [
          `layer.compute_output_shape answers ${tuple(convolution)}: it does not know that glu halves the last axis. The call returns ${tuple(output)}.`,
        ]
      : []),
  ];
}

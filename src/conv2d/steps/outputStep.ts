import * as l10n from '@vscode/l10n';
import { tuple } from '../../python/repr';
import { activationWords, actsAlongAxis } from '../activations';
import type { Conv2DArguments } from '../arguments';
import type { CellView, Counts, ReceptiveField } from '../counts';
import { formatInteger } from '../format';
import { outputFormula } from '../geometry';
import { isBiasMisplaced } from '../misplacedBias';
import { sentences } from '../sentences';
import { type LayerShapes, ordered } from '../shapes';
import type { Axis, Formula, Step } from '../trace';
import { batchAxis, tensorStep } from './tensorStep';

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
    title: l10n.t('Output'),
    code: 'output.shape',
    formulas: [
      { label: l10n.t('height'), text: outputFormula(shapes.rows) },
      { label: l10n.t('width'), text: outputFormula(shapes.columns) },
      ...padFormula(call),
      {
        label: l10n.t('cell (y, x) sees'),
        text: `${rowsText(call.field.rows)}, ${columnsText(call.field.columns)}`,
        note: fieldText(call.field),
      },
      ...countFormulas(args, shapes, counts),
    ],
    explanation: sentences(
      args.useBias
        ? l10n.t('Each cell is the sum of {0} products of pixels and weights, plus the bias.', formatInteger(taps))
        : l10n.t('Each cell is the sum of {0} products of pixels and weights.', formatInteger(taps)),
      ...activationSentences(args, shapes),
      l10n.t('The kernel fits at {0} × {1} positions, and every filter makes one feature map.', outHeight, outWidth),
    ),
    cautions: cautions(args, shapes),
  });
}

function outputAxes(
  { dataFormat }: Conv2DArguments,
  { images, output, outHeight, outWidth }: LayerShapes,
): readonly Axis[] {
  const [, second = 0, third = 0, fourth = 0] = output;
  const [width, filters] = dataFormat === 'channels_last' ? [third, fourth] : [fourth, second];
  return [
    batchAxis(images),
    ...ordered<Axis>(
      dataFormat,
      {
        role: 'height',
        size: outHeight,
        meaning: outHeight === 1 ? l10n.t('row of positions of the kernel') : l10n.t('rows of positions of the kernel'),
      },
      { role: 'width', size: width, meaning: columnsMeaning(width, width !== outWidth) },
      {
        role: 'filters',
        size: filters,
        meaning:
          filters === 1 ? l10n.t('feature map: one for each filter') : l10n.t('feature maps: one for each filter'),
      },
    ),
  ];
}

function columnsMeaning(width: number, halved: boolean): string {
  if (halved) {
    return width === 1
      ? l10n.t('column of positions of the kernel, half of them after glu')
      : l10n.t('columns of positions of the kernel, half of them after glu');
  }
  return width === 1 ? l10n.t('column of positions of the kernel') : l10n.t('columns of positions of the kernel');
}

function padFormula({ args, field: { rows, columns } }: Call): readonly Formula[] {
  if (args.padding === 'valid') return [];
  const text =
    rows.after + columns.after === 0
      ? l10n.t('none needed')
      : l10n.t(
          'top {0}, bottom {1}, left {2}, right {3} (zeros)',
          rows.before,
          rows.after,
          columns.before,
          columns.after,
        );
  return [{ label: l10n.t('padding'), text }];
}

/** `rows 2y - 1 to 2y + 1`: the receptive field with its stride and its padding. */
function rowsText(rows: CellView): string {
  const [first, last] = seen('y', rows);
  return rows.span === 1 ? l10n.t('row {0}', first) : l10n.t('rows {0} to {1}', first, last);
}

function columnsText(columns: CellView): string {
  const [first, last] = seen('x', columns);
  return columns.span === 1 ? l10n.t('column {0}', first) : l10n.t('columns {0} to {1}', first, last);
}

/** The first and the last pixel that a cell looks at along one axis. */
function seen(index: string, { span, stride, before }: CellView): readonly [first: string, last: string] {
  const at = (offset: number): string => {
    const start = stride === 1 ? index : `${stride}${index}`;
    if (offset === 0) return start;
    return offset > 0 ? `${start} + ${offset}` : `${start} - ${-offset}`;
  };
  return [at(-before), at(span - 1 - before)];
}

function fieldText({ rows, columns }: ReceptiveField): string {
  const inside = rows.before + columns.before + rows.after + columns.after === 0;
  const sizes = [rows.span, columns.span, rows.stride, columns.stride];
  return inside
    ? l10n.t('receptive field {0} × {1} pixels, stride {2} × {3}, no padding', ...sizes)
    : l10n.t('receptive field {0} × {1} pixels, stride {2} × {3}, cells at the edges see the padding', ...sizes);
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
      label: l10n.t('multiply-adds'),
      text: `${cells} × ${args.filters} × (${height} × ${width} × ${channels}) = ${formatInteger(counts.multiplyAdds)}`,
      ...(args.useBias
        ? {
            note: l10n.t(
              'torchinfo says {0}: it counts each bias as one more product, {1} parameters × {2}',
              formatInteger(counts.torchinfoMultiplyAdds),
              formatInteger(counts.parameters),
              cells,
            ),
          }
        : {}),
    },
    {
      label: 'FLOPs',
      text: l10n.t('2 × multiply-adds = {0}', formatInteger(counts.flops)),
      note: l10n.t('a multiplication and an addition count as one each; bias and activation are left out'),
    },
  ];
}

function activationSentences({ activation, dataFormat }: Conv2DArguments, shapes: LayerShapes): readonly string[] {
  const filters = dataFormat === 'channels_last';
  switch (activation) {
    case 'linear':
      return [];
    case 'softmax':
      return [
        filters
          ? l10n.t('softmax then makes the values of the filters at one position positive, with the sum 1.')
          : l10n.t('softmax then makes the values of one row of a feature map positive, with the sum 1.'),
      ];
    case 'log_softmax':
      return [
        filters
          ? l10n.t('log_softmax then takes the logarithm of the softmax over the filters at one position.')
          : l10n.t('log_softmax then takes the logarithm of the softmax over one row of a feature map.'),
      ];
    case 'sparsemax':
      return [
        filters
          ? l10n.t(
              'sparsemax then lowers the values of the filters at one position by a threshold, which makes most of them exactly 0.',
            )
          : l10n.t(
              'sparsemax then lowers the values of one row of a feature map by a threshold, which makes most of them exactly 0.',
            ),
      ];
    case 'glu':
      return [
        l10n.t(
          'glu then multiplies the first half of the last axis by the sigmoid of the second: {0} become {1}.',
          shapes.convolution.at(-1) ?? 0,
          shapes.output.at(-1) ?? 0,
        ),
      ];
    default:
      return [l10n.t('{0} is then applied to every value: {1}.', activation, activationWords(activation))];
  }
}

function cautions(args: Conv2DArguments, { convolution, output }: LayerShapes): readonly string[] {
  const { activation, dataFormat, groups } = args;
  const first = dataFormat === 'channels_first';
  const size = convolution.at(-1);
  return [
    ...(first && groups === 1
      ? [
          l10n.t(
            'On a CPU TensorFlow runs this by oneDNN alone, which is on by default in most of its builds for PCs. Without it, as with TF_ENABLE_ONEDNN_OPTS=0, it says: “{0}” It runs on a GPU, on Keras’ other backends, and here.',
            'The Conv2D op currently only supports the NHWC tensor format on the CPU.',
          ),
        ]
      : []),
    ...(isBiasMisplaced(args, size)
      ? [
          l10n.t(
            'Before its activation the output is as wide as there are filters, and then Keras 3.15 on TensorFlow adds the bias along the width by mistake. Here, as in Keras’ other backends, each filter gets its own.',
          ),
        ]
      : []),
    ...(activation === 'softmax' && size === 1
      ? [l10n.t('softmax over an axis of size 1 is always 1. Keras warns of it: did you mean sigmoid?')]
      : []),
    ...(first && actsAlongAxis(activation)
      ? [l10n.t('{0} works along the last axis, which is the width here, not the filters.', activation)]
      : []),
    ...(activation === 'sparsemax'
      ? [
          l10n.t(
            'Keras 3.15 computes another threshold than the method it is named after: it adds up running sums, so the values do not have the sum 1. What you see is what Keras gives.',
          ),
        ]
      : []),
    ...(activation === 'glu'
      ? [
          l10n.t(
            'layer.compute_output_shape answers {0}: it does not know that glu halves the last axis. The call returns {1}.',
            tuple(convolution),
            tuple(output),
          ),
        ]
      : []),
  ];
}

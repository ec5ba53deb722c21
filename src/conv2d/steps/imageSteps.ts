import * as l10n from '@vscode/l10n';
import type { Conv2DArguments } from '../arguments';
import { formatInteger } from '../format';
import type { ImageArray, ImageShape } from '../load/imageArray';
import { type DType, ITEM_SIZES } from '../load/loaders';
import { channelWord, channelWords } from '../load/channelWord';
import { batchExpression, isPicture, readLines } from '../load/python';
import { sentences } from '../sentences';
import { ordered } from '../shapes';
import type { Axis, Step } from '../trace';
import { batchAxis, tensorStep } from './tensorStep';

/** From the file to the batch that the layer takes: what a program does before it has a layer. */
export function imageSteps(image: ImageShape, { dataFormat, groups }: Conv2DArguments): readonly Step[] {
  const { array } = image;
  const height: Axis = {
    role: 'height',
    size: image.height,
    meaning: image.height === 1 ? l10n.t('row of pixels') : l10n.t('rows of pixels'),
  };
  const width: Axis = {
    role: 'width',
    size: image.width,
    meaning: image.width === 1 ? l10n.t('column of pixels') : l10n.t('columns of pixels'),
  };
  const channels: Axis = { role: 'channels', size: image.channels, meaning: channelsMeaning(array.channelNames) };
  const samples = batchAxis(image.images);
  const batch = [samples, ...ordered(dataFormat, height, width, channels)];
  const first = dataFormat === 'channels_first';
  const batchType = isPicture(array) ? 'float32' : array.dtype;
  const loaded = [
    [height, width],
    [height, width, channels],
    [samples, height, width, channels],
  ][array.shape.length - 2];
  return [
    tensorStep('image', array.dtype, loaded ?? [], {
      title: l10n.t('Input image'),
      code: readLines(array, image.name).join('; '),
      formulas: [],
      explanation: imageExplanation(array),
    }),
    tensorStep('batch', batchType, batch, {
      title: l10n.t('Batch'),
      code: `batch = ${batchExpression(array)}${first ? '.transpose(0, 3, 1, 2)' : ''}`,
      formulas: [],
      explanation: batchExplanation(image, first),
    }),
    tensorStep('cast', 'float32', batch, {
      title: l10n.t('Cast to {0}', 'float32'),
      code: "batch = batch.astype('float32')",
      formulas: [],
      explanation: castExplanation(batchType),
      cautions: withoutCast(batchType, groups),
    }),
  ];
}

function channelsMeaning(names: readonly string[]): string {
  return names.length === 1
    ? l10n.t('channel: {0}', channelWord(names[0] ?? ''))
    : l10n.t('channels, in the order {0}', channelWords(names));
}

function imageExplanation(array: ImageArray): string {
  const shrunk =
    array.shrink > 1
      ? [
          l10n.t(
            'Each {0} × {0} pixels were averaged into one, because the picture is larger than the limit.',
            array.shrink,
          ),
        ]
      : [];
  const picture = isPicture(array)
    ? [l10n.t('Keras returns a picture of Pillow; this is the shape of its array.')]
    : [];
  return sentences(axesSentence(array), ...picture, range(array.dtype), ...shrunk);
}

function axesSentence({ read, shape, channelNames }: ImageArray): string {
  if (read === 'np.load') {
    return shape.length === 4
      ? l10n.t('The file holds a whole batch: images first, then rows, columns and channels.')
      : l10n.t('An array as NumPy saved it, taken as rows, then columns, then channels.');
  }
  return shape.length === 2
    ? l10n.t('Rows first, then columns; {0} gives no axis for the one channel.', read.loader)
    : sentences(
        l10n.t('Rows first, then columns, then channels.'),
        l10n.t('{0} gives the channels in the order {1}.', read.loader, channelWords(channelNames)),
      );
}

function range(dtype: DType): string {
  switch (dtype) {
    case 'uint8':
    case 'uint16':
      return l10n.t('Each is a whole number from {0} to {1}.', 0, formatInteger(dtype === 'uint8' ? 255 : 65535));
    case 'bool':
      return l10n.t('Each is {0} or {1}.', 'True', 'False');
    default:
      return dtype.includes('int')
        ? l10n.t('Each is a whole number of {0} bits.', 8 * ITEM_SIZES[dtype])
        : l10n.t('Each is a {0}.', dtype);
  }
}

function batchExplanation({ array, images }: ImageShape, first: boolean): string {
  const moved = first
    ? [l10n.t("The channels move before the rows, where data_format='channels_first' wants them.")]
    : [];
  if (array.shape.length === 4) {
    const batch =
      images === 1
        ? l10n.t('The array is a batch already, of one image.')
        : l10n.t('The array is a batch already, of {0} images.', images);
    return sentences(batch, ...moved);
  }
  return sentences(
    l10n.t('A layer takes many images at once, so it wants one more axis in front: here a batch that holds one image.'),
    ...(array.shape.length === 2 ? [l10n.t('A picture without a channel axis gets that one, too.')] : []),
    ...(isPicture(array) ? [l10n.t('img_to_array makes float32 values of the picture on the way.')] : []),
    ...(first ? moved : [l10n.t('No pixel changes.')]),
  );
}

/** What becomes of the values, and how many bytes they take. */
function castExplanation(from: DType): string {
  switch (from) {
    case 'float32':
      return l10n.t('The values are 32-bit floating point already: this line changes nothing.');
    case 'float16':
      return l10n.t('The layer computes in 32-bit floating point: same shape, values rounded to it, twice the bytes.');
    case 'float64':
      return l10n.t('The layer computes in 32-bit floating point: same shape, values rounded to it, half the bytes.');
    case 'complex64':
      return l10n.t('Only the real parts are kept, as 32-bit floating point: same shape, half the bytes.');
    case 'complex128':
      return l10n.t('Only the real parts are kept, as 32-bit floating point: same shape, a quarter of the bytes.');
    case 'bool':
      return l10n.t(
        'The layer multiplies by fractions, so the truth values become 32-bit floating point: same shape, same values, four times the bytes.',
      );
    case 'int8':
    case 'uint8':
      return l10n.t(
        'The layer multiplies by fractions, so the whole numbers become 32-bit floating point: same shape, same values, four times the bytes.',
      );
    case 'int16':
    case 'uint16':
      return l10n.t(
        'The layer multiplies by fractions, so the whole numbers become 32-bit floating point: same shape, same values, twice the bytes.',
      );
    case 'int32':
    case 'uint32':
      return l10n.t(
        'The layer multiplies by fractions, so the whole numbers become 32-bit floating point: same shape, values above 16,777,216 rounded, as many bytes.',
      );
    case 'int64':
    case 'uint64':
      return l10n.t(
        'The layer multiplies by fractions, so the whole numbers become 32-bit floating point: same shape, values above 16,777,216 rounded, half the bytes.',
      );
  }
}

/**
 * Since Keras 3.4 a layer casts only floats (keras/src/dtype_policies/dtype_policy.py, `_should_cast`), so that TensorFlow
 * gets the pixels as they are; its two messages were recorded with Keras 3.15 and TensorFlow 2.21.
 */
function withoutCast(from: DType, groups: number): readonly string[] {
  if (!from.includes('int')) return [];
  const error =
    groups === 1
      ? `ValueError: Incompatible type conversion requested to type ${from} for \`tf.Variable of type float32.\``
      : `TypeError: Value passed to parameter 'input' has DataType ${from} not in list of allowed values: float16, bfloat16, float32, float64, int32`;
  return [
    l10n.t(
      'Without this line the call fails. Keras 3.0 to 3.3 cast the pixels themselves; since 3.4 a layer leaves whole numbers alone, and TensorFlow refuses them: {0}',
      error,
    ),
  ];
}

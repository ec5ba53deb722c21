import type { Conv2DArguments } from '../arguments';
import { formatInteger } from '../format';
import type { ImageArray, ImageShape } from '../load/imageArray';
import { type DType, ITEM_SIZES } from '../load/loaders';
import { batchExpression, isPicture, readLines } from '../load/python';
import { ordered } from '../shapes';
import type { Axis, Step } from '../trace';
import { batchAxis, plural, tensorStep } from './tensorStep';

/** From the file to the batch that the layer takes: what a program does before it has a layer. */
export function imageSteps(image: ImageShape, { dataFormat, groups }: Conv2DArguments): readonly Step[] {
  const { array } = image;
  const height: Axis = { role: 'height', size: image.height, meaning: `${plural(image.height, 'row')} of pixels` };
  const width: Axis = { role: 'width', size: image.width, meaning: `${plural(image.width, 'column')} of pixels` };
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
      title: 'Input image',
      code: readLines(array, image.name).join('; '),
      formulas: [],
      explanation: imageExplanation(array),
    }),
    tensorStep('batch', batchType, batch, {
      title: 'Batch',
      code: `batch = ${batchExpression(array)}${first ? '.transpose(0, 3, 1, 2)' : ''}`,
      formulas: [],
      explanation: batchExplanation(image, first),
    }),
    tensorStep('cast', 'float32', batch, {
      title: 'Cast to float32',
      code: "batch = batch.astype('float32')",
      formulas: [],
      explanation: castExplanation(batchType),
      cautions: withoutCast(batchType, groups),
    }),
  ];
}

function channelsMeaning(names: readonly string[]): string {
  return names.length === 1 ? `channel: ${names[0] ?? ''}` : `channels, in the order ${names.join(', ')}`;
}

function imageExplanation(array: ImageArray): string {
  const { read, shape, dtype, channelNames, shrink } = array;
  const parts: string[] = [];
  if (read === 'np.load') {
    parts.push(
      shape.length === 4
        ? 'The file holds a whole batch: images first, then rows, columns and channels.'
        : 'An array as NumPy saved it, taken as rows, then columns, then channels.',
    );
  } else {
    parts.push(
      shape.length === 2
        ? `Rows first, then columns; ${read.loader} gives no axis for the one channel.`
        : `Rows first, then columns, then channels. ${read.loader} gives the channels in the order ${channelNames.join(', ')}.`,
    );
    if (isPicture(array)) parts.push('Keras returns a picture of Pillow; this is the shape of its array.');
  }
  parts.push(range(dtype));
  if (shrink > 1)
    parts.push(
      `Each ${shrink} × ${shrink} pixels were averaged into one, because the picture is larger than the limit.`,
    );
  return parts.join(' ');
}

function range(dtype: DType): string {
  switch (dtype) {
    case 'uint8':
      return 'Each is a whole number from 0 to 255.';
    case 'uint16':
      return `Each is a whole number from 0 to ${formatInteger(65535)}.`;
    case 'bool':
      return 'Each is True or False.';
    default:
      return dtype.includes('int') ? `Each is a whole number of ${8 * ITEM_SIZES[dtype]} bits.` : `Each is a ${dtype}.`;
  }
}

function batchExplanation({ array, images }: ImageShape, first: boolean): string {
  const moved = first ? "The channels move before the rows, where data_format='channels_first' wants them." : '';
  if (array.shape.length === 4) return `The array is a batch already, of ${plural(images, 'image')}. ${moved}`.trim();
  const picture = isPicture(array) ? ' img_to_array makes float32 values of the picture on the way.' : '';
  const axis = array.shape.length === 2 ? ' A picture without a channel axis gets that one, too.' : '';
  return `A layer takes many images at once, so it wants one more axis in front: here a batch that holds one image.${axis}${picture} ${
    moved || 'No pixel changes.'
  }`;
}

function castExplanation(from: DType): string {
  if (from === 'float32') return 'The values are 32-bit floating point already: this line changes nothing.';
  const size = ITEM_SIZES[from];
  const bytes =
    size === 4
      ? 'as many bytes'
      : size < 4
        ? `${['', 'four times', 'twice'][size] ?? ''} the bytes`
        : `${size === 8 ? 'half' : 'a quarter of'} the bytes`;
  if (from.startsWith('complex'))
    return `Only the real parts are kept, as 32-bit floating point: same shape, ${bytes}.`;
  if (from.startsWith('float'))
    return `The layer computes in 32-bit floating point: same shape, values rounded to it, ${bytes}.`;
  const exact = size <= 2 ? 'same values' : 'values above 16,777,216 rounded';
  return `The layer multiplies by fractions, so the ${from === 'bool' ? 'truth values' : 'whole numbers'} become 32-bit floating point: same shape, ${exact}, ${bytes}.`;
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
    `Without this line the call fails. Keras 3.0 to 3.3 cast the pixels themselves; since 3.4 a layer leaves whole numbers alone, and TensorFlow refuses them: ${error}`,
  ];
}

import { repr } from '../../python/repr';
import type { Conv2DArguments } from '../arguments';
import { ordered } from '../shapes';
import type { Axis, ImageShape, Step } from '../trace';
import { BATCH_AXIS, plural, tensorStep } from './tensorStep';

/** From the file to the batch that the layer takes: what a program does before it has a layer. */
export function imageSteps(image: ImageShape, { dataFormat, groups }: Conv2DArguments): readonly Step[] {
  const height: Axis = { role: 'height', size: image.height, meaning: `${plural(image.height, 'row')} of pixels` };
  const width: Axis = { role: 'width', size: image.width, meaning: `${plural(image.width, 'column')} of pixels` };
  const channels: Axis = {
    role: 'channels',
    size: image.channels,
    meaning: 'colour channels, in the order blue, green, red',
  };
  const batch = [BATCH_AXIS, ...ordered(dataFormat, height, width, channels)];
  const first = dataFormat === 'channels_first';
  return [
    tensorStep('image', 'uint8', [height, width, channels], {
      title: 'Input image',
      code: `img = cv2.imread(${repr(image.name)})`,
      formulas: [],
      explanation:
        'Rows first, then columns, then channels. cv2.imread gives the channels in the order blue, green, red, each a whole number from 0 to 255.',
    }),
    tensorStep('batch', 'uint8', batch, {
      title: 'Batch',
      code: `batch = np.array([img])${first ? '.transpose(0, 3, 1, 2)' : ''}`,
      formulas: [],
      explanation: `A layer takes many images at once, so it wants one more axis in front: here a batch that holds one image. ${
        first
          ? "The channels move before the rows, where data_format='channels_first' wants them."
          : 'No pixel changes.'
      }`,
    }),
    tensorStep('cast', 'float32', batch, {
      title: 'Cast to float32',
      code: "batch = batch.astype('float32')",
      formulas: [],
      explanation:
        'The layer multiplies by fractions, so the whole numbers become 32-bit floating point: same shape, same values, four times the bytes.',
      cautions: [withoutCast(groups)],
    }),
  ];
}

/**
 * Since Keras 3.4 a layer casts only floats (keras/src/dtype_policies/dtype_policy.py, `_should_cast`), so that TensorFlow
 * gets the pixels as they are; its two messages were recorded with Keras 3.15 and TensorFlow 2.21.
 */
function withoutCast(groups: number): string {
  const error =
    groups === 1
      ? 'ValueError: Incompatible type conversion requested to type uint8 for `tf.Variable of type float32.`'
      : "TypeError: Value passed to parameter 'input' has DataType uint8 not in list of allowed values: float16, bfloat16, float32, float64, int32";
  return `Without this line the call fails. Keras 3.0 to 3.3 cast the pixels themselves; since 3.4 a layer leaves whole numbers alone, and TensorFlow refuses them: ${error}`;
}

import { javaScriptText } from './javaScriptText';
import { colourChannels, type ImageArray } from '../load/imageArray';

/** Whether the package sharp gives this array, pixel for pixel or nearly so. */
export function usesSharp({ read, dtype, shape, channelNames, shrink }: ImageArray): boolean {
  const channels = channelNames.length;
  const known = channels === 1 ? channelNames[0] === 'grey' : colourChannels(channelNames) !== undefined;
  return read !== 'np.load' && dtype === 'uint8' && shape.length < 4 && shrink === 1 && known;
}

/** The lines that make the tensor `img`. */
export function readingLines(array: ImageArray, path: string): readonly string[] {
  const { read, shape, channelNames } = array;
  const list = `[${shape.join(', ')}]`;
  if (read === 'np.load' || !usesSharp(array)) {
    const loader = read === 'np.load' ? read : read.loader;
    return [
      `// JavaScript has no ${loader}: put the values of ${javaScriptText(path)} here, in C order.`,
      `const img = tf.zeros(${list});`,
    ];
  }
  const turned = read.loader === 'cv2.imread' || read.loader === 'cv2.imread grayscale';
  const bgr = channelNames[0] === 'blue';
  const alpha = channelNames.length === 4;
  const resize = read.targetSize
    ? `.resize({ height: ${read.targetSize[0]}, width: ${read.targetSize[1]}, fit: 'fill', kernel: 'nearest' })`
    : '';
  const space = channelNames.length === 1 ? "'b-w'" : "'srgb'";
  const reorder = bgr ? (alpha ? '.gather([2, 1, 0, 3], 2)' : '.reverse(2)') : '';
  const tensor = shape.length === 2 ? 'tensor2d' : 'tensor3d';
  const sizes = `[info.height, info.width${shape.length === 2 ? '' : `, ${channelNames.length}`}]`;
  return [
    `// As ${read.loader} does it: ${turned ? 'turned by its EXIF orientation' : 'not turned'}, ${alpha ? 'with alpha' : 'no alpha'}, channels in the order ${channelNames.join(', ')}.`,
    `const file = sharp(${javaScriptText(path)})${turned ? '.rotate()' : ''}.toColourspace(${space})${alpha ? '.ensureAlpha()' : '.removeAlpha()'}${resize};`,
    'const { data, info } = await file.raw().toBuffer({ resolveWithObject: true });',
    `const img = tf.${tensor}(new Uint8Array(data), ${sizes}, 'int32')${reorder};`,
  ];
}

/** Four axes, the channels last. */
export function batchOf({ shape }: ImageArray): string {
  if (shape.length === 4) return 'img';
  return `tf.stack([img])${shape.length === 2 ? '.expandDims(3)' : ''}`;
}

import { colourChannels, type ImageArray } from '../load/imageArray';
import type { Loader } from '../load/loaders';
import { javaScriptText } from './javaScriptText';

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
  const isGrey = channelNames.length === 1;
  const reorder = bgr ? (alpha ? '.gather([2, 1, 0, 3], 2)' : '.reverse(2)') : '';
  const tensor = shape.length === 2 ? 'tensor2d' : 'tensor3d';
  const sizes = `[info.height, info.width${shape.length === 2 ? '' : `, ${channelNames.length}`}]`;
  return [
    '// sharp has no BMP, PBM, PGM and PPM: save such a file as PNG first. Files of 8 bits in grey or RGB it reads as they',
    '// are; CMYK, 16 bits, transparent GIFs, AVIF, and TIFF that is turned can have other values than in Python.',
    ...(read.loader.startsWith('tf') ? [`// Of a JPEG ${read.loader} has values that are some levels away.`] : []),
    `// As ${read.loader} does it: ${turned ? 'turned by its EXIF orientation' : 'not turned'}, ${alpha ? 'with alpha' : 'no alpha'}, channels in the order ${channelNames.join(', ')}.`,
    `const file = sharp(${javaScriptText(path)})${turned ? '.rotate()' : ''}.toColourspace('srgb')${alpha ? '.ensureAlpha()' : '.removeAlpha()'}${resize};`,
    'const { data, info } = await file.raw().toBuffer({ resolveWithObject: true });',
    ...(isGrey ? greyLines(read.loader) : []),
    `const img = tf.${tensor}(${isGrey ? 'grey' : 'new Uint8Array(data)'}, ${sizes}, 'int32')${reorder};`,
  ];
}

/** Grey by the loader's weights, since those of sharp are others; what is grey already stays as it is. */
function greyLines(loader: Loader): readonly string[] {
  const isCv2 = loader.startsWith('cv2');
  const sum = isCv2
    ? '(4899 * data[at] + 9617 * data[at + 1] + 1868 * data[at + 2] + 8192) >> 14'
    : '(19595 * data[at] + 38470 * data[at + 1] + 7471 * data[at + 2] + 32768) >> 16';
  return [
    ...(isCv2
      ? ['// Grey as OpenCV makes it of most colours; of JPEG it takes the grey that is stored, some levels away.']
      : []),
    'const grey = new Uint8Array(info.width * info.height);',
    `for (let at = 0; at < data.length; at += 3) grey[at / 3] = ${sum};`,
  ];
}

/** Four axes, the channels last. */
export function batchOf({ shape }: ImageArray): string {
  if (shape.length === 4) return 'img';
  return `tf.stack([img])${shape.length === 2 ? '.expandDims(3)' : ''}`;
}

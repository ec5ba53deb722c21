import { repr, tuple } from '../../python/repr';
import type { ImageArray } from './imageArray';
import { type DType, ITEM_SIZES } from './loaders';

type Reading = Pick<ImageArray, 'read' | 'shrink' | 'shape' | 'dtype'>;

/** What is imported to read a file, beside NumPy. */
export function readImports({ read, shrink }: Reading): readonly string[] {
  const resize = shrink > 1 ? ['import cv2'] : [];
  if (read === 'np.load') return resize;
  if (read.loader.startsWith('cv2')) return ['import cv2'];
  if (read.loader.startsWith('keras')) return [...resize, 'import keras'];
  return [...resize, read.loader.startsWith('PIL') ? 'from PIL import Image' : 'import tensorflow as tf'];
}

/** The packages of those imports, for pip. */
export function packages(array: Reading): string {
  return packageNames(array).join(' ');
}

function packageNames({ read, shrink }: Reading): readonly string[] {
  const resize = shrink > 1 ? ['opencv-python-headless'] : [];
  if (read === 'np.load') return [...resize, 'numpy'];
  if (read.loader.startsWith('cv2')) return ['opencv-python-headless'];
  if (read.loader.startsWith('keras')) return [...resize, 'keras', 'pillow'];
  return [...resize, read.loader.startsWith('PIL') ? 'pillow' : 'tensorflow'];
}

/** The lines that read a file into `img`. */
export function readLines(array: Reading, path: string): readonly string[] {
  const { shrink } = array;
  const read = `img = ${readCall(array, repr(path))}`;
  return shrink === 1 ? [read] : [read, `img = ${shrinkExpression(array)}`];
}

/** Types that OpenCV averages (modules/imgproc/src/resize.cpp, the table of INTER_AREA). */
const AVERAGED: ReadonlySet<DType> = new Set<DType>(['uint8', 'uint16', 'int16', 'float32', 'float64']);

/** All others are averaged as float64, and rounded as OpenCV rounds. */
function shrinkExpression({ read, shrink, shape, dtype }: Reading): string {
  const [height = 0, width = 0, channels] = shape;
  const isAveraged = AVERAGED.has(dtype);
  // OpenCV reads the numbers of any array as if its low bytes came first.
  const mayBeSwapped = ITEM_SIZES[dtype] > 1 && !isCv2({ read });
  const cast = !isAveraged ? ".astype('float64')" : mayBeSwapped ? `.astype('${dtype}')` : '';
  const whole = `np.asarray(img)[:${height * shrink}, :${width * shrink}]${cast}`;
  const small = `cv2.resize(${whole}, ${tuple([width, height])}, interpolation=cv2.INTER_AREA)`;
  // OpenCV leaves an axis of one channel away.
  const shaped = channels === 1 ? `${small}.reshape(${tuple(shape)})` : small;
  if (isAveraged) return shaped;
  // Of bits none is lost.
  if (dtype === 'bool') return `${shaped} > 0`;
  const rounded = dtype === 'float16' ? shaped : shrink === 2 ? `np.floor(${shaped} + 0.5)` : `np.rint(${shaped})`;
  return `${rounded}.astype('${dtype}')`;
}

function readCall({ read }: Reading, path: string): string {
  if (read === 'np.load') return `np.load(${path})`;
  const size = read.targetSize ? `, target_size=${tuple(read.targetSize)}` : '';
  switch (read.loader) {
    case 'cv2.imread':
      return `cv2.imread(${path})`;
    case 'cv2.imread grayscale':
      return `cv2.imread(${path}, cv2.IMREAD_GRAYSCALE)`;
    case 'cv2.imread unchanged':
      return `cv2.imread(${path}, cv2.IMREAD_UNCHANGED)`;
    case 'keras.utils.load_img':
      return `keras.utils.load_img(${path}${size})`;
    case 'keras.utils.load_img rgba':
      return `keras.utils.load_img(${path}, color_mode='rgba'${size})`;
    case 'keras.utils.load_img grayscale':
      return `keras.utils.load_img(${path}, color_mode='grayscale'${size})`;
    case 'PIL.Image.open':
      return `np.asarray(Image.open(${path}))`;
    case 'tf.io.decode_image':
      return `tf.io.decode_image(tf.io.read_file(${path}), expand_animations=False)`;
  }
}

/** Whether `img` is a picture of Pillow rather than an array. */
export function isPicture({ read, shrink }: Reading): boolean {
  return read !== 'np.load' && read.loader.startsWith('keras') && shrink === 1;
}

/** The batch that a layer takes, with the channels last. */
export function batchExpression(array: Reading): string {
  if (array.shape.length === 4) return 'img';
  // Keras' own way to an array gives the channel axis as well, and floats.
  if (isPicture(array)) return 'np.array([keras.utils.img_to_array(img)])';
  return array.shape.length === 2 ? 'np.array([img])[..., np.newaxis]' : 'np.array([img])';
}

/** The same without Keras: what makes it four axes, the channels last. */
export function arrayBatch(array: Reading): string {
  return isPicture(array)
    ? `np.array([np.asarray(img)])${array.shape.length === 2 ? '[..., np.newaxis]' : ''}`
    : batchExpression(array);
}

/** Whether OpenCV reads it, which returns None instead of raising an error. */
export function isCv2({ read }: Pick<Reading, 'read'>): boolean {
  return read !== 'np.load' && read.loader.startsWith('cv2');
}

/** A condition that holds for `img`, of its shape and type. */
export function arrayCondition(array: ImageArray): string {
  const shape = tuple(array.shape);
  if (isCv2(array) && array.shrink === 1) {
    return `img.shape == ${shape} and img.dtype == np.${array.dtype}`;
  }
  // A file may have its high bytes first, and then NumPy's type of it has, too.
  const order = ITEM_SIZES[array.dtype] > 1 ? ".newbyteorder('=')" : '';
  return `np.asarray(img).shape == ${shape} and np.asarray(img).dtype${order} == '${array.dtype}'`;
}

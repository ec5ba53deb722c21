import * as l10n from '@vscode/l10n';
import { formatInteger } from '../../conv2d/format';
import type { Loader } from '../../conv2d/load/loaders';
import { coloursOf, type PictureHeader } from '../raster';
import { LoaderRefusal, loadInstead } from './loading';

/** Twice `Image.MAX_IMAGE_PIXELS` (Pillow, src/PIL/Image.py): more pixels raise an error. */
const PILLOW_PIXELS = 178_956_970;
/** OpenCV, modules/imgcodecs/src/loadsave.cpp: `CV_IO_MAX_IMAGE_PIXELS`, `CV_IO_MAX_IMAGE_WIDTH` and `…_HEIGHT`. */
const OPENCV_PIXELS = 2 ** 30;
const OPENCV_SIDE = 2 ** 20;
/** libpng's `PNG_USER_WIDTH_MAX` and `…_HEIGHT_MAX`, which OpenCV and TensorFlow leave alone. */
const LIBPNG_SIDE = 1_000_000;
/** TensorFlow, core/kernels/image/decode_image_op.cc: pixels of a PNG and of a bitmap, from which on it refuses them. */
const TENSORFLOW_PNG = 2 ** 29;
const TENSORFLOW_BMP = 2 ** 28 - 1;
/** TensorFlow, core/lib/jpeg/jpeg_mem.cc: samples of a JPEG. */
const TENSORFLOW_JPEG = 2 ** 29;

/** Throws where the loader itself refuses a file of this size. */
export function checkLoaderLimits(header: PictureHeader, loader: Loader): void {
  if (loader.startsWith('cv2')) checkOpencv(header);
  else if (loader.startsWith('tf')) checkTensorflow(header);
  else checkPillow(header);
}

function checkOpencv({ format, height, width }: PictureHeader): void {
  const side = Math.max(height, width);
  if (format === 'PNG' && side > LIBPNG_SIDE)
    throw new LoaderRefusal(
      l10n.t('cv2.imread returns None here: {0}.', libpngLimit(side)),
      loadInstead('PIL.Image.open'),
    );
  if (height * width <= OPENCV_PIXELS && side <= OPENCV_SIDE) return;
  throw new LoaderRefusal(
    l10n.t(
      'cv2.imread raises an error: it reads at most {0} pixels and {1} to a side, this picture has {2} × {3}.',
      formatInteger(OPENCV_PIXELS),
      formatInteger(OPENCV_SIDE),
      formatInteger(width),
      formatInteger(height),
    ),
    l10n.t('Set {0} in Python; here scale the picture down first.', 'OPENCV_IO_MAX_IMAGE_PIXELS'),
  );
}

function checkTensorflow(header: PictureHeader): void {
  const reason = tensorflowLimit(header);
  if (reason === undefined) return;
  throw new LoaderRefusal(
    l10n.t('tf.io.decode_image raises InvalidArgumentError: {0}.', reason),
    loadInstead('cv2.imread', 'PIL.Image.open'),
  );
}

/** Which of TensorFlow's limits the file is over, in its own words where it has some. */
function tensorflowLimit({ format, colour, height, width }: PictureHeader): string | undefined {
  const pixels = height * width;
  switch (format) {
    case 'PNG':
      if (Math.max(height, width) > LIBPNG_SIDE) return libpngLimit(Math.max(height, width));
      return pixels < TENSORFLOW_PNG ? undefined : `PNG size too large for int: ${width} by ${height}`;
    case 'BMP':
      return pixels < TENSORFLOW_BMP ? undefined : 'Total possible pixel bytes must be less than 2^30';
    case 'JPEG': {
      const samples = pixels * coloursOf(colour);
      if (samples < TENSORFLOW_JPEG) return undefined;
      return l10n.t(
        'it reads less than {0} samples of a JPEG, this one has {1}',
        formatInteger(TENSORFLOW_JPEG),
        formatInteger(samples),
      );
    }
    default:
      return undefined;
  }
}

function libpngLimit(side: number): string {
  return l10n.t('libpng reads at most {0} pixels to a side, not {1}', formatInteger(LIBPNG_SIDE), formatInteger(side));
}

function checkPillow({ height, width }: PictureHeader): void {
  const pixels = height * width;
  if (pixels <= PILLOW_PIXELS) return;
  throw new LoaderRefusal(
    l10n.t(
      '{0} raises {1}.',
      'Pillow',
      `DecompressionBombError: Image size (${pixels} pixels) exceeds limit of ${PILLOW_PIXELS} pixels, could be decompression bomb DOS attack`,
    ),
    { loaders: ['cv2.imread'], before: l10n.t('Set {0} in Python.', 'PIL.Image.MAX_IMAGE_PIXELS = None') },
  );
}

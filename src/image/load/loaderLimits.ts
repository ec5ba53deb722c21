import { formatInteger } from '../../conv2d/format';
import type { Loader } from '../../conv2d/load/loaders';
import type { PictureHeader } from '../raster';
import { LoaderRefusal } from './loading';

/** Twice `Image.MAX_IMAGE_PIXELS` (Pillow, src/PIL/Image.py): more pixels raise an error. */
const PILLOW_PIXELS = 178_956_970;
/** OpenCV, modules/imgcodecs/src/loadsave.cpp: `CV_IO_MAX_IMAGE_PIXELS`, `CV_IO_MAX_IMAGE_WIDTH` and `…_HEIGHT`. */
const OPENCV_PIXELS = 2 ** 30;
const OPENCV_SIDE = 2 ** 20;

/** Throws where the loader itself refuses a file of this size. */
export function checkLoaderLimits({ height, width }: PictureHeader, loader: Loader): void {
  const pixels = height * width;
  if (loader.startsWith('cv2')) {
    if (pixels <= OPENCV_PIXELS && Math.max(height, width) <= OPENCV_SIDE) return;
    throw new LoaderRefusal(
      `cv2.imread raises an error: it reads at most ${formatInteger(OPENCV_PIXELS)} pixels and ${formatInteger(OPENCV_SIDE)} to a side, this picture has ${formatInteger(width)} × ${formatInteger(height)}.`,
      'Set OPENCV_IO_MAX_IMAGE_PIXELS in Python; here scale the picture down first.',
    );
  }
  if (loader.startsWith('tf') || pixels <= PILLOW_PIXELS) return;
  throw new LoaderRefusal(
    `Pillow raises DecompressionBombError: Image size (${pixels} pixels) exceeds limit of ${PILLOW_PIXELS} pixels, could be decompression bomb DOS attack.`,
    'Set PIL.Image.MAX_IMAGE_PIXELS = None in Python; here load it like cv2.imread.',
  );
}

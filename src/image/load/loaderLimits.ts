import * as l10n from '@vscode/l10n';
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
  if (loader.startsWith('tf') || pixels <= PILLOW_PIXELS) return;
  throw new LoaderRefusal(
    l10n.t(
      '{0} raises {1}.',
      'Pillow',
      `DecompressionBombError: Image size (${pixels} pixels) exceeds limit of ${PILLOW_PIXELS} pixels, could be decompression bomb DOS attack`,
    ),
    { loaders: ['cv2.imread'], before: l10n.t('Set {0} in Python.', 'PIL.Image.MAX_IMAGE_PIXELS = None') },
  );
}

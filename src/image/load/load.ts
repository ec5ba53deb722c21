import type { LoadLike } from '../../conv2d/load/loaders';
import type { PictureHeader } from '../raster';
import { cv2Loading } from './cv2';
import type { Loading } from './loading';
import { kerasLoading, pillowLoading } from './pillow';
import { tensorflowLoading } from './tensorflow';

/** What a loader makes of a file with this header; throws a LoaderRefusal where the loader itself would fail. */
export function loadingOf(header: PictureHeader, like: LoadLike): Loading {
  switch (like.loader) {
    case 'cv2.imread':
      return cv2Loading(header, 'color');
    case 'cv2.imread grayscale':
      return cv2Loading(header, 'grayscale');
    case 'cv2.imread unchanged':
      return cv2Loading(header, 'unchanged');
    case 'keras.utils.load_img':
      return kerasLoading(header, 'RGB', like);
    case 'keras.utils.load_img rgba':
      return kerasLoading(header, 'RGBA', like);
    case 'keras.utils.load_img grayscale':
      return kerasLoading(header, 'L', like);
    case 'PIL.Image.open':
      return pillowLoading(header);
    case 'tf.io.decode_image':
      return tensorflowLoading(header);
  }
}

import * as l10n from '@vscode/l10n';
import type { Library } from '../library';
import type { PictureHeader } from '../raster';
import { LoaderRefusal, loadInstead } from './loading';

/** The header as one library reads it; throws a LoaderRefusal where it reads none. */
export function seenBy(library: Library, header: PictureHeader): PictureHeader {
  const view = header.views?.[library];
  if (!view) return header;
  const { refusal, ...own } = view;
  if (refusal !== undefined) throw refused(library, header, refusal);
  return { ...header, ...own };
}

function refused(library: Library, { views }: PictureHeader, refusal: string): LoaderRefusal {
  const reads = (other: Library): boolean => views?.[other]?.refusal === undefined;
  const suggestion =
    library !== 'Pillow' && reads('Pillow')
      ? loadInstead('PIL.Image.open')
      : library !== 'cv2' && reads('cv2')
        ? loadInstead('cv2.imread')
        : l10n.t('Save or download the picture again.');
  switch (library) {
    case 'cv2':
      return new LoaderRefusal(l10n.t('cv2.imread returns None here: {0}.', refusal), suggestion);
    case 'Pillow':
      return new LoaderRefusal(l10n.t('{0} raises {1}.', 'Pillow', refusal), suggestion);
    case 'TensorFlow':
      return new LoaderRefusal(l10n.t('tf.io.decode_image raises InvalidArgumentError: {0}.', refusal), suggestion);
  }
}

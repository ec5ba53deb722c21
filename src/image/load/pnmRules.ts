import * as l10n from '@vscode/l10n';
import type { PnmFacts, PnmReader } from '../pnm/pnmFacts';
import { LoaderRefusal, loadInstead } from './loading';

/** Throws where OpenCV or Pillow does not understand the header of a portable bitmap, graymap or pixmap. */
export function refusePnm({ refused }: PnmFacts, reader: PnmReader): void {
  const reason = refused[reader];
  if (reason === undefined) return;
  throw reader === 'cv2'
    ? new LoaderRefusal(l10n.t('cv2.imread returns None here: {0}.', reason), loadInstead('PIL.Image.open'))
    : new LoaderRefusal(l10n.t('{0} does not open it: {1}.', 'PIL.Image.open', reason), loadInstead('cv2.imread'));
}

import * as l10n from '@vscode/l10n';
import type { DType } from '../../conv2d/load/loaders';
import type { PictureHeader } from '../raster';
import { coloursOf } from '../raster';

interface Made {
  readonly channels: number;
  readonly dtype: DType;
  /** Values beyond a byte are cut off instead of scaled. */
  readonly clipped?: boolean;
}

/** What becomes of palette, depth, alpha and grey, a sentence each. */
export function depthNotes(header: PictureHeader, { channels, dtype, clipped = false }: Made): string[] {
  const notes: string[] = [];
  const stored = coloursOf(header.colour);
  if (header.colour === 'palette') notes.push(l10n.t('The palette was expanded to colours.'));
  if (clipped) notes.push(l10n.t('Values were cut off at 0 and 255.'));
  else if (header.bits === 16 && dtype === 'uint8') notes.push(l10n.t('16 bits per channel became 8 (value >> 8).'));
  if (header.bits < 8 && header.colour === 'grey')
    notes.push(
      header.bits === 1
        ? l10n.t('1 bit per pixel became 8 (0 to 255).')
        : l10n.t('{0} bits per pixel became 8 (0 to 255).', header.bits),
    );
  if ((header.alpha || header.transparency) && channels !== 4 && channels !== 2)
    notes.push(l10n.t('The alpha channel was dropped.'));
  if (stored === 1 && header.colour === 'grey' && channels >= 3)
    notes.push(l10n.t('Grey was repeated in three channels.'));
  if (stored > 1 && channels === 1) notes.push(l10n.t('Colours became grey.'));
  if (header.colour === 'ycck' || (header.colour === 'cmyk' && channels === 3))
    notes.push(l10n.t('CMYK became red, green and blue.'));
  return notes;
}

export function turnedNote({ orientation: stored }: PictureHeader, applied: number): string[] {
  if (applied > 1) return [l10n.t('Turned by EXIF orientation {0}.', applied)];
  return stored > 1 ? [l10n.t('Its EXIF orientation {0} was not applied.', stored)] : [];
}

import * as l10n from '@vscode/l10n';
import {
  COMMENT,
  EXTENSION,
  type GifFrame,
  type GifReader,
  type GifScreen,
  GRAPHIC_CONTROL,
  IMAGE,
  TRAILER,
} from './gifBlocks';

/**
 * The first frame as Pillow finds it (src/PIL/GifImagePlugin.py, `_seek`): bytes that begin no block are passed over, and so are
 * the blocks behind an extension that is empty. Throws an Error where Pillow does not open the file.
 */
export function pillowWalk(reader: GifReader, screen: GifScreen): GifFrame {
  if (!screen.known) throw new Error(l10n.t('its version is neither 87a nor 89a'));
  let transparent: number | undefined;
  for (let at = screen.end; ;) {
    const type = reader.uint8(at);
    if (type === TRAILER) throw new Error(l10n.t('it has no frame'));
    if (type === IMAGE) return checked(reader.frame(at + 1, transparent));
    at++;
    if (type !== EXTENSION) continue;
    const label = reader.uint8(at);
    const block = reader.block(at + 1);
    at += 2 + block.length;
    if (label === GRAPHIC_CONTROL && block.length > 0) transparent = transparencyOf(block) ?? transparent;
    if (label !== COMMENT || block.length > 0) at = reader.afterBlocks(at);
  }
}

function transparencyOf(block: Uint8Array): number | undefined {
  const used = ((block[0] ?? 0) & 1) === 1;
  if (block.length < (used ? 4 : 3))
    throw new Error(l10n.t('an extension of it has {0} bytes where 4 belong', block.length));
  return used ? block[3] : undefined;
}

function checked(frame: GifFrame): GifFrame {
  if (frame.height === 0 || frame.width === 0) throw new Error(l10n.t('its first frame has no pixels'));
  return frame;
}

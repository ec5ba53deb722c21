import * as l10n from '@vscode/l10n';
import { CutOffError } from '../bytes';
import {
  APPLICATION,
  EXTENSION,
  type GifFrame,
  type GifReader,
  type GifScreen,
  GRAPHIC_CONTROL,
  IMAGE,
  TRAILER,
} from './gifBlocks';

/** Ways to clear a frame away that there are. */
const LAST_DISPOSAL = 3;

/** What OpenCV finds in a file. */
export interface Cv2Gif {
  readonly frame: GifFrame;
  /** The last extension of all says whether a colour is transparent. */
  readonly transparencyUsed: boolean;
}

/**
 * The first frame as OpenCV finds it (modules/imgcodecs/src/grfmt_gif.cpp); throws an Error where `cv2.imread` returns None. All
 * blocks are walked through before, up to the byte that ends the file.
 */
export function cv2Walk(reader: GifReader, screen: GifScreen): Cv2Gif {
  if (!screen.known) throw new Error(l10n.t('its version is neither 87a nor 89a'));
  if (screen.height === 0 || screen.width === 0) throw new Error(l10n.t('its screen has no pixels'));
  if (screen.palette && 3 * screen.background >= screen.palette.length)
    throw new Error(l10n.t('the colour of its ground, {0}, is not in its palette', screen.background));
  const transparencyUsed = walkAll(reader, screen.end);
  return { frame: firstFrame(reader, screen), transparencyUsed };
}

function walkAll(reader: GifReader, from: number): boolean {
  let transparencyUsed = false;
  try {
    for (let at = from; reader.uint8(at) !== TRAILER;) {
      const type = reader.uint8(at);
      if (type === IMAGE) {
        at = reader.afterBlocks(reader.frame(at + 1, undefined).pixelsAt + 1);
      } else if (type === EXTENSION) {
        const label = reader.uint8(at + 1);
        if (label === APPLICATION) at = afterApplication(reader, at + 2);
        else {
          if (label === GRAPHIC_CONTROL) transparencyUsed = transparencyIn(reader, at + 2) ?? transparencyUsed;
          at = reader.afterBlocks(at + 2);
        }
      } else {
        throw new Error(l10n.t('it has a block of unknown type {0} at byte {1}', type, at));
      }
    }
  } catch (error) {
    if (error instanceof CutOffError) throw new Error(l10n.t('the byte that ends a GIF is missing'), { cause: error });
    throw error;
  }
  return transparencyUsed;
}

/** Of each sub-block of four bytes, the flag; the last one counts. */
function transparencyIn(reader: GifReader, from: number): boolean | undefined {
  let used: boolean | undefined;
  for (let at = from; ;) {
    const block = reader.block(at);
    if (block.length === 0) return used;
    if (block.length === 4) used = ((block[0] ?? 0) & 1) === 1;
    at += 1 + block.length;
  }
}

/** Of a sub-block of three bytes OpenCV reads but two, unless it tells how often Netscape repeats. */
function afterApplication(reader: GifReader, from: number): number {
  let netscape = false;
  let at = from;
  for (let length = reader.uint8(at); length > 0; length = reader.uint8(at)) {
    if (length === 11) netscape = reader.text(at + 1, length) === 'NETSCAPE2.0';
    at += 1 + (length === 3 && !netscape ? 2 : length);
  }
  return at + 1;
}

function firstFrame(reader: GifReader, screen: GifScreen): GifFrame {
  let transparent: number | undefined;
  let at = screen.end;
  for (; reader.uint8(at) === EXTENSION; at = reader.afterBlocks(at + 2)) {
    if (reader.uint8(at + 1) !== GRAPHIC_CONTROL) continue;
    const [flags = 0, , , index = 0, ...more] = reader.block(at + 2);
    if (reader.uint8(at + 2) !== 4 || more.length > 0)
      throw new Error(l10n.t('an extension of it has {0} bytes where 4 belong', reader.uint8(at + 2)));
    if (((flags >> 2) & 7) > LAST_DISPOSAL)
      throw new Error(l10n.t('it says in an unknown way how its first frame is cleared away'));
    transparent = flags & 1 ? index : undefined;
  }
  if (reader.uint8(at) !== IMAGE) throw new Error(l10n.t('it has no frame'));
  const frame = reader.frame(at + 1, transparent);
  if (frame.height === 0 || frame.width === 0) throw new Error(l10n.t('its first frame has no pixels'));
  if (frame.left + frame.width > screen.width || frame.top + frame.height > screen.height)
    throw new Error(l10n.t('the first frame of this GIF is larger than its screen'));
  return frame;
}

import * as l10n from '@vscode/l10n';
import { CutOffError } from '../bytes';
import { EXTENSION, type GifFrame, type GifReader, type GifScreen, GRAPHIC_CONTROL, IMAGE } from './gifBlocks';

/** More bits of an index are an error to giflib (dgif_lib.c, `DGifSetupDecompress`). */
export const GIFLIB_BITS = 8;

/** What TensorFlow finds in a file. */
export interface TensorflowGif {
  /** The first one, and all up to the last that makes the canvas larger: what is wrong with one of them ends the file. */
  readonly frames: readonly [GifFrame, ...GifFrame[]];
  readonly largest: { readonly height: number; readonly width: number };
}

/**
 * The frames as giflib reads them for TensorFlow (giflib's dgif_lib.c; core/lib/gif/gif_io.cc): up to the first thing that is wrong.
 * Throws an Error where there is none.
 */
export function giflibWalk(reader: GifReader, screen: GifScreen): TensorflowGif {
  const frames: GifFrame[] = [];
  let counted = 0;
  const largest = { height: 0, width: 0 };
  let reason = l10n.t('it has no frame');
  try {
    // The first extension of a frame counts, whatever it says.
    let control: { readonly transparent: number | undefined } | undefined;
    for (let at = screen.end; ;) {
      const type = reader.uint8(at);
      if (type === EXTENSION) {
        const block = reader.block(at + 2);
        if (reader.uint8(at + 1) === GRAPHIC_CONTROL && block.length > 0) control ??= transparencyOf(block);
        at = reader.afterBlocks(at + 3 + block.length);
      } else if (type === IMAGE) {
        const frame = reader.frame(at + 1, control?.transparent);
        control = undefined;
        at = reader.afterBlocks(frame.pixelsAt + 1);
        checkFrame(frame, reader.uint8(frame.pixelsAt));
        frames.push(frame);
        if (frame.height > largest.height || frame.width > largest.width) counted = frames.length;
        largest.height = Math.max(largest.height, frame.height);
        largest.width = Math.max(largest.width, frame.width);
      } else break;
    }
  } catch (error) {
    reason =
      error instanceof CutOffError || !(error instanceof Error) ? l10n.t('its first frame is cut off') : error.message;
  }
  const [first, ...others] = frames.slice(0, counted);
  if (!first) throw new Error(reason);
  return { frames: [first, ...others], largest };
}

function transparencyOf(block: Uint8Array): { readonly transparent: number | undefined } {
  const used = block.length === 4 && ((block[0] ?? 0) & 1) === 1;
  return { transparent: used ? block[3] : undefined };
}

function checkFrame({ height, width }: GifFrame, bits: number): void {
  if (height === 0 || width === 0) throw new Error(l10n.t('its first frame has no pixels'));
  if (bits > GIFLIB_BITS)
    throw new Error(l10n.t('its codes begin with {0} bits; {1} to {2} are possible', bits, 0, GIFLIB_BITS));
}

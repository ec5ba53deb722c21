import type { Library } from '../library';
import type { PictureHeader } from '../raster';
import type { ReadBudget } from '../readBudget';
import { type Cv2Gif, cv2Walk } from './cv2Walk';
import { type GifFrame, GifReader } from './gifBlocks';
import type { GifFacts } from './gifFacts';
import { giflibWalk, type TensorflowGif } from './giflibWalk';
import { pillowWalk } from './pillowWalk';

/** Walks through all blocks: later frames tell, too, what some loaders make of the first one. */
export function readGifFacts(bytes: Uint8Array, budget?: ReadBudget): GifFacts {
  const reader = new GifReader(bytes, budget);
  const screen = reader.screen();
  const cv2 = attempt(() => cv2Walk(reader, screen));
  const pillow = attempt(() => pillowWalk(reader, screen));
  const tensorflow = attempt(() => giflibWalk(reader, screen));
  if (cv2 instanceof Error && pillow instanceof Error && tensorflow instanceof Error) throw pillow;
  return {
    screen,
    frames: {
      ...(cv2 instanceof Error ? {} : { cv2: cv2.frame }),
      ...(pillow instanceof Error ? {} : { Pillow: pillow }),
      ...(tensorflow instanceof Error ? {} : { TensorFlow: tensorflow.frames[0] }),
    },
    refused: { ...refusal('cv2', cv2), ...refusal('Pillow', pillow), ...refusal('TensorFlow', tensorflow) },
    transparencyUsed: !(cv2 instanceof Error) && cv2.transparencyUsed,
    tensorflow: tensorflow instanceof Error ? undefined : tensorflow,
  };
}

function attempt<Found>(walk: () => Found): Found | Error {
  try {
    return walk();
  } catch (error) {
    if (error instanceof Error) return error;
    throw error;
  }
}

function refusal(library: Library, found: Cv2Gif | GifFrame | TensorflowGif | Error): Partial<Record<Library, string>> {
  return found instanceof Error ? { [library]: found.message } : {};
}

/** Each colour is the grey of its own index. */
export function isRamp(palette: Uint8Array | undefined): boolean {
  return palette?.every((level, at) => level === Math.floor(at / 3)) ?? true;
}

/** Size of the screen, which grows where the first frame is larger, and whether that has a transparent colour. */
export function readGifHeader(bytes: Uint8Array, budget?: ReadBudget): PictureHeader {
  const gif = readGifFacts(bytes, budget);
  const frame = gif.frames.Pillow ?? gif.frames.cv2 ?? gif.frames.TensorFlow;
  return {
    format: 'GIF',
    height: Math.max(gif.screen.height, (frame?.top ?? 0) + (frame?.height ?? 0)),
    width: Math.max(gif.screen.width, (frame?.left ?? 0) + (frame?.width ?? 0)),
    colour: 'palette',
    bits: 8,
    sample: 'uint',
    extra: 0,
    alpha: false,
    transparency: frame?.transparent !== undefined,
    orientation: 1,
    gif,
  };
}

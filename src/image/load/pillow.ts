import * as l10n from '@vscode/l10n';
import type { DType, LoadLike } from '../../conv2d/load/loaders';
import type { PictureHeader } from '../raster';
import { pillowGifSize } from './gifCanvas';
import { LoaderRefusal, type Loading, loadInstead } from './loading';
import { depthNotes, turnedNote } from './notes';
import { applyOrientation, isTransposed } from './orientation';
import { convertMode } from './pillowConvert';
import { isMapped } from './pillowMapped';
import { openPixels, pillowMode } from './pillowModes';
import type { PillowMode } from './pillowMode';
import { resizeNearest } from './pillowResize';
import { seenBy } from './seenBy';

interface ModeFacts {
  readonly dtype: DType;
  readonly names: readonly string[];
}

const COLOURS = ['red', 'green', 'blue'];
const MODES: Readonly<Record<PillowMode, ModeFacts>> = {
  '1': { dtype: 'bool', names: ['grey'] },
  L: { dtype: 'uint8', names: ['grey'] },
  LA: { dtype: 'uint8', names: ['grey', 'alpha'] },
  La: { dtype: 'uint8', names: ['grey', 'alpha'] },
  P: { dtype: 'uint8', names: ['palette index'] },
  RGB: { dtype: 'uint8', names: COLOURS },
  RGBA: { dtype: 'uint8', names: [...COLOURS, 'alpha'] },
  CMYK: { dtype: 'uint8', names: ['cyan', 'magenta', 'yellow', 'black'] },
  YCbCr: { dtype: 'uint8', names: ['luma', 'blue difference', 'red difference'] },
  LAB: { dtype: 'uint8', names: ['lightness', 'a', 'b'] },
  'I;16': { dtype: 'uint16', names: ['grey'] },
  'I;16B': { dtype: 'uint16', names: ['grey'] },
  I: { dtype: 'int32', names: ['grey'] },
  F: { dtype: 'float32', names: ['grey'] },
};

/** Modes of more than a byte, of which Pillow makes bytes by cutting off (src/libImaging/Convert.c). */
const WIDE: ReadonlySet<PillowMode> = new Set(['I;16', 'I;16B', 'I', 'F']);

/** `np.asarray(PIL.Image.open(…))` of Pillow 13. */
export function pillowLoading(file: PictureHeader): Loading {
  const header = seenBy('Pillow', file);
  const mode = pillowMode(header);
  const orientation = turned(header);
  const mapped = isMapped(header, mode);
  // Of a file that it maps Pillow exchanges height and width before it turns the picture, and so the rows get another length.
  const turnedFirst = mapped && isTransposed(orientation);
  const shown = turnedFirst ? { ...header, height: header.width, width: header.height } : header;
  return {
    ...arrayOf(shown, mode, orientation),
    decode: { library: 'Pillow', blocks: mapped ? 'mapped' : 'Pillow' },
    apply: (raster) => {
      const { height, width } = shown;
      const stored = turnedFirst ? { ...raster, height, width } : raster;
      return applyOrientation(openPixels(header, stored, mode), orientation);
    },
  };
}

/** `keras.utils.load_img` of Keras 3.15 (keras/src/utils/image_utils.py), which opens with Pillow. */
export function kerasLoading(file: PictureHeader, to: 'RGB' | 'RGBA' | 'L', { targetSize }: LoadLike): Loading {
  const header = seenBy('Pillow', file);
  const opened = pillowMode(header);
  const kept = to === 'L' && (opened === 'I;16' || opened === 'I');
  const mode = kept ? opened : to;
  const orientation = turned(header);
  const array = arrayOf(header, mode, orientation, opened);
  if (opened === 'LAB') refuseModel(opened);
  if (header.tiff?.palette === 'short')
    throw new LoaderRefusal(
      l10n.t('What Pillow makes of a palette that is too short Convscope does not follow.'),
      loadInstead('PIL.Image.open'),
    );
  if (opened === 'La') {
    throw new LoaderRefusal(
      l10n.t('{0} raises {1}.', 'keras.utils.load_img', 'ValueError: conversion from La to L not supported'),
      loadInstead('PIL.Image.open', 'cv2.imread'),
    );
  }
  return {
    ...array,
    ...(targetSize ? { shape: [...targetSize, ...array.shape.slice(2)] } : {}),
    notes: [
      ...array.notes,
      ...(targetSize
        ? [l10n.t('Resized to {0} × {1} (rows × columns); each pixel is the nearest one.', ...targetSize)]
        : []),
    ],
    apply: (raster) => {
      const pixels = openPixels(header, raster, opened);
      const converted = opened === mode ? pixels : convertMode({ mode: opened, pixels, raster, header }, to);
      const shown = applyOrientation(converted, orientation);
      return targetSize ? resizeNearest(shown, targetSize, mode === 'I;16') : shown;
    },
  };
}

function refuseModel(mode: PillowMode): never {
  throw new LoaderRefusal(
    l10n.t('Pillow converts {0} by colour management, which Convscope does not have.', mode),
    loadInstead('PIL.Image.open', 'cv2.imread'),
  );
}

/** Pillow turns a TIFF as soon as its pixels are there, and nothing else. */
function turned({ format, orientation }: PictureHeader): number {
  return format === 'TIFF' ? orientation : 1;
}

function arrayOf(header: PictureHeader, mode: PillowMode, orientation: number, opened = mode): Omit<Loading, 'apply'> {
  const { dtype, names } = MODES[mode];
  const stored = header.gif ? pillowGifSize(header.gif) : header;
  const [height, width] = isTransposed(orientation) ? [stored.width, stored.height] : [stored.height, stored.width];
  return {
    shape: names.length === 1 ? [height, width] : [height, width, names.length],
    dtype,
    channelNames: names,
    notes: [
      ...(mode === 'P'
        ? [l10n.t('The palette was left alone: the array holds its indices.')]
        : depthNotes(header, { channels: names.length, dtype, clipped: WIDE.has(opened) && dtype === 'uint8' })),
      ...turnedNote(header, orientation),
    ],
    decode: { library: 'Pillow', blocks: 'Pillow' },
    tolerates: ({ kind }) => kind === 'end' || kind === 'index' || (kind === 'range' && !header.pnm?.plain),
  };
}

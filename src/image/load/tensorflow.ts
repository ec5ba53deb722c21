import * as l10n from '@vscode/l10n';
import type { PictureHeader, Raster } from '../raster';
import { colourPixels } from './colourPixels';
import { tensorflowBitmap } from './bmpRules';
import { tensorflowGif, tensorflowGifSize } from './gifCanvas';
import { tensorflowFrame } from './gifRules';
import { inksToRgb } from './inks';
import { LoaderRefusal, type Loading, loadInstead } from './loading';
import { depthNotes, turnedNote } from './notes';
import { pickChannels, type Pixels, rasterPixels, toBytes } from './pixels';
import { seenBy } from './seenBy';

const NAMES: Readonly<Record<number, readonly string[]>> = {
  1: ['grey'],
  2: ['grey', 'alpha'],
  3: ['red', 'green', 'blue'],
  4: ['red', 'green', 'blue', 'alpha'],
};

/** `tf.io.decode_image(tf.io.read_file(…), expand_animations=False)` of TensorFlow 2.21 (core/kernels/image/decode_image_op.cc). */
export function tensorflowLoading(file: PictureHeader): Loading {
  const header = seenBy('TensorFlow', file);
  const channels = channelsOf(header);
  return {
    shape: [...sizeOf(header), channels],
    dtype: 'uint8',
    channelNames: NAMES[channels] ?? [],
    notes: [...notesOf(header, channels), ...turnedNote(header, 1)],
    decode: { library: 'TensorFlow', fast: true },
    tolerates: ({ kind }) => kind === 'metadata',
    apply: (raster) => arrange(header, raster, channels),
  };
}

/** Of a bitmap the bytes are taken as they are, be they indices or not. */
function notesOf(header: PictureHeader, channels: number): readonly string[] {
  if (header.bmp && channels === 1) return [l10n.t('The palette was left alone: the array holds its indices.')];
  return depthNotes(header, { channels, dtype: 'uint8' });
}

function channelsOf(header: PictureHeader): number {
  const { format, colour, alpha, transparency, bmp } = header;
  const invalid = (reason: string): never => {
    throw new LoaderRefusal(
      l10n.t('tf.io.decode_image raises InvalidArgumentError: {0}.', reason),
      loadInstead('cv2.imread', 'PIL.Image.open'),
    );
  };
  switch (format) {
    case 'JPEG':
      if (header.jpeg?.process === 'lossless') invalid(l10n.t('it does not read lossless JPEG'));
      return colour === 'grey' ? 1 : 3;
    case 'PNG':
      if (colour === 'palette') return transparency ? 4 : 3;
      return (colour === 'grey' ? 1 : 3) + (alpha ? 1 : 0);
    case 'BMP':
      return bmp ? tensorflowBitmap(header, bmp) : 3;
    case 'GIF':
      if (header.gif) tensorflowFrame(header.gif);
      return 3;
    case 'WebP':
      if (header.animated && !alpha) {
        throw new LoaderRefusal(
          l10n.t(
            'tf.io.decode_image ends the Python process: it makes room for three channels of this animation and writes four.',
          ),
          loadInstead('cv2.imread', 'PIL.Image.open'),
        );
      }
      return alpha ? 4 : 3;
    case 'TIFF':
    case 'PNM':
    case 'AVIF':
      return invalid(l10n.t('it reads JPEG, PNG, GIF, BMP and WebP, no {0}', format));
  }
}

function sizeOf({ height, width, gif }: PictureHeader): readonly [number, number] {
  const size = gif ? tensorflowGifSize(gif) : { height, width };
  return [size.height, size.width];
}

function arrange(header: PictureHeader, raster: Raster, channels: number): Pixels {
  if (header.gif) return tensorflowGif(header.gif, raster);
  // Indices of a bitmap stay indices; of 32 bits the masks are not looked at.
  if (header.format === 'BMP')
    return channels === 4 ? pickChannels(rasterPixels(raster), [2, 1, 0, 3]) : rasterPixels(raster);
  if (header.jpeg && raster.channels === 4)
    return inksToRgb(rasterPixels(raster), header.jpeg.adobe ? 'tensorflow' : 'tensorflow inverted');
  const pixels = colourPixels(header, raster);
  const bytes = pixels.data instanceof Uint8Array ? pixels : toBytes(pixels, (value) => value >> 8);
  return bytes.channels === channels
    ? bytes
    : pickChannels(
        bytes,
        Array.from({ length: channels }, (_, channel) => channel),
      );
}

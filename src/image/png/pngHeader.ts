import * as l10n from '@vscode/l10n';
import { ByteReader, CutOffError } from '../bytes';
import { exifOrientation, knownOrientation } from '../exifOrientation';
import type { Colour, LibraryView, PictureHeader } from '../raster';
import type { ReadBudget } from '../readBudget';
import { LibpngChunks, LibpngError, type LibpngVersion } from './libpngChunks';
import { checkOpencvScan } from './opencvScan';
import type { PngChunk } from './pngChunk';

interface ColourType {
  readonly colour: Colour;
  readonly alpha: boolean;
  /** The numbers of bits that a sample may have. */
  readonly depths: readonly number[];
}

const COLOURS: Readonly<Record<number, ColourType>> = {
  0: { colour: 'grey', alpha: false, depths: [1, 2, 4, 8, 16] },
  2: { colour: 'rgb', alpha: false, depths: [8, 16] },
  3: { colour: 'palette', alpha: false, depths: [1, 2, 4, 8] },
  4: { colour: 'grey', alpha: true, depths: [8, 16] },
  6: { colour: 'rgb', alpha: true, depths: [8, 16] },
};

/** Size, colours and orientation (PNG, third edition, 11.2 and 11.3). */
export function readPngHeader(bytes: Uint8Array, budget?: ReadBudget): PictureHeader {
  const reader = new ByteReader(bytes, false, budget);
  if (reader.text(12, 4) !== 'IHDR') throw new Error(l10n.t('its first chunk is not IHDR'));
  const type = reader.uint8(25);
  const kind = COLOURS[type];
  if (!kind) throw new Error(l10n.t('it has the colour type {0}, which does not exist', type));
  const bits = reader.uint8(24);
  if (!kind.depths.includes(bits))
    throw new Error(l10n.t('it has {0} bits, which its colour type {1} does not have', bits, type));
  const [compression = 0, filter = 0, interlace = 0] = reader.slice(26, 3);
  if (compression !== 0 || filter !== 0 || interlace > 1)
    throw new Error(
      l10n.t(
        'it is packed in a way that does not exist (compression {0}, filter {1}, interlace {2})',
        compression,
        filter,
        interlace,
      ),
    );
  return {
    format: 'PNG',
    height: reader.uint32(20),
    width: reader.uint32(16),
    colour: kind.colour,
    alpha: kind.alpha,
    bits,
    sample: 'uint',
    extra: kind.alpha ? 1 : 0,
    ...readViews(reader),
  };
}

/** What libpng finds in the chunks, of the version that OpenCV brings and of the one that TensorFlow does. */
function readViews(reader: ByteReader): Pick<PictureHeader, 'transparency' | 'orientation' | 'gamma' | 'views'> {
  const cv2 = readView(reader, 58);
  const tensorflow = readView(reader, 43);
  return {
    transparency: cv2.transparency ?? false,
    orientation: cv2.orientation ?? 1,
    ...(cv2.gamma === undefined ? {} : { gamma: cv2.gamma }),
    views: { cv2, TensorFlow: tensorflow },
  };
}

function readView(reader: ByteReader, version: LibpngVersion): LibraryView {
  try {
    if (version === 58) checkOpencvScan(reader);
    const chunks = new LibpngChunks(reader, version);
    const pixels = chunks.readHeader();
    const { gamma, sampleBits, transparency } = chunks;
    const exif = version === 58 ? (chunks.exif ?? exifBehind(chunks, pixels)) : undefined;
    return {
      transparency: transparency !== undefined,
      orientation: knownOrientation(exif && exifOrientation(exif)),
      ...(gamma === 0 ? {} : { gamma }),
      ...(sampleBits === 0 ? {} : { sampleBits }),
    };
  } catch (error) {
    // What the header tells is shown all the same; that no library reads the rest turns out when it is decoded.
    if (error instanceof CutOffError) return {};
    if (error instanceof LibpngError) return { refusal: error.message };
    throw error;
  }
}

/** `eXIf` may stand behind the pixels; what is wrong there turns out when they are read. */
function exifBehind(chunks: LibpngChunks, pixels: PngChunk): ByteReader | undefined {
  try {
    chunks.readEnd(pixels.from, false);
  } catch (error) {
    if (!(error instanceof CutOffError || error instanceof LibpngError)) throw error;
  }
  return chunks.exif;
}

import * as l10n from '@vscode/l10n';
import type { Library } from '../library';
import { type DecodeWishes, LoaderRefusal, loadInstead } from '../load/loading';
import { CutOffError } from '../bytes';
import type { Fault, Raster } from '../raster';
import type { GifFrame } from './gifBlocks';
import { readGifFacts } from './gifHeader';
import type { GifFacts } from './gifFacts';
import { cv2Indices, giflibIndices, inOrder, pillowIndices } from './gifIndices';

const INDICES = { cv2: cv2Indices, Pillow: pillowIndices, TensorFlow: giflibIndices };

/** Decodes the first frame of a GIF: indices of its own size; loaders differ in the ground that they lay it on. */
export function decodeGif(bytes: Uint8Array, { library }: DecodeWishes): Raster {
  const facts = readGifFacts(bytes);
  const frame = facts.frames[library];
  if (!frame) throw new Error(facts.refused[library]);
  const { height, width, interlaced, transparent } = frame;
  const stored = read(bytes, frame, library);
  if (library === 'TensorFlow') checkLarger(bytes, facts);
  const samples = interlaced ? inOrder(stored, width) : stored;
  const palette = coloursOf(facts, frame, library);
  const colours = palette ? palette.length / 3 : 256;
  const faults: Fault[] = [];
  if (samples.some((index) => index >= colours && index !== transparent)) {
    faults.push({
      kind: 'index',
      text: l10n.t('Some pixels have a colour that its palette of {0} does not have.', colours),
    });
  }
  return { height, width, channels: 1, samples, palette: rgba(palette, transparent), faults };
}

/** What is wrong is wrong to this loader; another may read it. */
function read(bytes: Uint8Array, frame: GifFrame, library: Library): Uint8Array {
  try {
    return INDICES[library](bytes, frame);
  } catch (error) {
    if (error instanceof CutOffError || !(error instanceof Error)) throw error;
    const reason = error.message;
    throw library === 'cv2'
      ? new LoaderRefusal(l10n.t('cv2.imread returns None here: {0}.', reason), loadInstead('PIL.Image.open'))
      : library === 'Pillow'
        ? new LoaderRefusal(l10n.t('{0} does not open it: {1}.', 'PIL.Image.open', reason), loadInstead('cv2.imread'))
        : new LoaderRefusal(
            l10n.t('tf.io.decode_image raises InvalidArgumentError: {0}.', reason),
            loadInstead('cv2.imread', 'PIL.Image.open'),
          );
  }
}

/** The size of TensorFlow's array is that of the largest frame that is whole. */
function checkLarger(bytes: Uint8Array, { tensorflow }: GifFacts): void {
  for (const frame of tensorflow?.frames.slice(1) ?? []) {
    try {
      giflibIndices(bytes, frame);
    } catch (error) {
      throw new LoaderRefusal(
        l10n.t(
          'A later frame is damaged, on which the size of the array depends: tf.io.decode_image leaves out what follows, Convscope does not.',
        ),
        loadInstead('cv2.imread', 'PIL.Image.open'),
        { cause: error },
      );
    }
  }
}

/** The frame's own colours or those of the screen; what the first do not have OpenCV takes from the others. */
function coloursOf({ screen }: GifFacts, { palette }: GifFrame, library: Library): Uint8Array | undefined {
  if (!palette || !screen.palette) return palette ?? screen.palette;
  if (library !== 'cv2' || palette.length >= screen.palette.length) return palette;
  const colours = Uint8Array.from(screen.palette);
  colours.set(palette);
  return colours;
}

/** Without a palette an index is its own grey. */
function rgba(palette: Uint8Array | undefined, transparent: number | undefined): Uint8Array {
  const result = new Uint8Array(4 * 256);
  for (let index = 0; index < 256; index++) {
    const colour = palette ? palette.subarray(3 * index, 3 * index + 3) : [index, index, index];
    if (colour.length === 3) result.set(colour, 4 * index);
    result[4 * index + 3] = index === transparent ? 0 : 255;
  }
  return result;
}

import * as l10n from '@vscode/l10n';
import type { OtherFile } from './otherFile';
import { otherPictureOf } from './otherPictures';
import { otherTextOf } from './otherTexts';
import { zipKind } from './zipKind';

/** So much of a file is looked at. */
const HEAD_BYTES = 1024;

/** What becomes of the first bytes of a PNG where line ends are changed, one way or the other, or the highest bits dropped. */
const PNG_AS_TEXT = ['\x89PNG\n\x1a\n', '\x89PNG\r\r\n\x1a\r\n', '\x89PNG\r\n\x1a\r\n', '\tPNG\r\n\x1a\n'];

/** Tells what a file is that is none of the images that are read; undefined where nothing is known of it. */
export function otherFileOf(bytes: Uint8Array): OtherFile | undefined {
  const head = String.fromCharCode(...bytes.subarray(0, HEAD_BYTES));
  const picture = otherPictureOf(bytes, head);
  return picture === undefined ? (binaryOf(head) ?? zipOf(bytes, head) ?? otherTextOf(head)) : pictureOf(picture);
}

function pictureOf(format: string): OtherFile {
  return {
    message: (fileName) =>
      l10n.t('{0} is a picture of the format {1}, which Convscope does not read.', fileName, format),
    suggestion: l10n.t('Convert it to PNG first.'),
  };
}

function binaryOf(head: string): OtherFile | undefined {
  const saveArray = l10n.t('Read the array in Python and write it with {0}.', 'numpy.save');
  if (head.startsWith('%PDF'))
    return {
      message: (name) => l10n.t('{0} is a PDF document, not a picture.', name),
      suggestion: l10n.t('Export its page or picture as PNG.'),
    };
  if (head.startsWith('\x89HDF\r\n'))
    return {
      message: (name) =>
        l10n.t('{0} is an HDF5 file, such as Keras writes for models and weights, not a picture.', name),
      suggestion: saveArray,
    };
  if (head.startsWith('\x1f\x8b'))
    return {
      message: (name) => l10n.t('{0} is compressed by gzip.', name),
      suggestion: l10n.t('Unpack it first, with {0} for example.', 'gunzip'),
    };
  if (/^(BZh\d|\xfd7zXZ\0|\x28\xb5\x2f\xfd|7z\xbc\xaf|Rar!)/.test(head) || head.startsWith('ustar', 257))
    return {
      message: (name) => l10n.t('{0} is an archive, not a picture.', name),
      suggestion: l10n.t('Unpack it first.'),
    };
  if (head.startsWith('\0\x05\x16\x07'))
    return {
      message: (name) => l10n.t('{0} is what macOS keeps about a file (AppleDouble), not the picture.', name),
      suggestion: l10n.t('Choose the file whose name lacks the {0} at its beginning.', '._'),
    };
  if (PNG_AS_TEXT.some((beginning) => head.startsWith(beginning)))
    return {
      message: (name) =>
        l10n.t('{0} is a PNG that was copied as a text: its line ends were changed, and its pixels with them.', name),
      suggestion: l10n.t('Copy it again as binary data: FTP, Git and the like have a setting for that.'),
    };
  if (/^[^]{6}\0\0\{\s*"/.test(head))
    return {
      message: (name) => l10n.t('{0} is a safetensors file, such as weights come in, not a picture.', name),
      suggestion: l10n.t('Read the tensor in Python and write it with {0}.', 'numpy.save'),
    };
  if (/^(RIFF[^]{4}WAVE|OggS|fLaC|ID3)/.test(head))
    return {
      message: (name) => l10n.t('{0} is a sound, not a picture.', name),
      suggestion: l10n.t('Choose the picture itself.'),
    };
  if (head.startsWith('\x80') && head.charCodeAt(1) >= 2 && head.charCodeAt(1) <= 5)
    return { message: (name) => l10n.t('{0} is a pickle of Python, not a picture.', name), suggestion: saveArray };
  if (head.startsWith('MATLAB '))
    return { message: (name) => l10n.t('{0} is a MATLAB file, not a picture.', name), suggestion: saveArray };
  if (/^([^]{4}ftyp|RIFF[^]{4}AVI )/.test(head) || head.startsWith('\x1aE\xdf\xa3'))
    return {
      message: (name) => l10n.t('{0} is a video, not a picture.', name),
      suggestion: l10n.t('Save one of its frames as PNG.'),
    };
  return undefined;
}

function zipOf(bytes: Uint8Array, head: string): OtherFile | undefined {
  if (!head.startsWith('PK\x03\x04') && !head.startsWith('PK\x05\x06')) return undefined;
  const kind = zipKind(bytes);
  if (kind.array !== undefined)
    return {
      message: (name) => l10n.t('{0} is an .npz archive of NumPy arrays, not one array.', name),
      suggestion: l10n.t('Take one out of it: {0}.', `numpy.save("image.npy", numpy.load("…")["${kind.array}"])`),
    };
  if (kind.keras)
    return {
      message: (name) => l10n.t('{0} is a Keras model, not a picture.', name),
      suggestion: l10n.t('Choose the picture that the model is fed with.'),
    };
  if (kind.torch)
    return {
      message: (name) => l10n.t('{0} is a PyTorch file, not a picture.', name),
      suggestion: l10n.t('Read the tensor in Python and write it with {0}.', 'numpy.save'),
    };
  return {
    message: (name) => l10n.t('{0} is a zip archive, not a picture.', name),
    suggestion: l10n.t('Unpack it and choose a picture in it.'),
  };
}

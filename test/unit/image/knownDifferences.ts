import type { LoadedImage } from '../../../src/image/loadImage';
import type { RecordedArray } from './recordedImages';

/** Where Convscope does not do as the loader does, and how far it is from it. README lists them for users. */
export type Known =
  | { readonly kind: 'near'; readonly most: number; readonly lastColumn?: number }
  /** A few values differ, by whatever: the loader's own arithmetic overflows. */
  | { readonly kind: 'speckled'; readonly count: number }
  /** Convscope refuses what the loader reads. */
  | { readonly kind: 'refused' }
  /** Convscope reads what the loader refuses. */
  | { readonly kind: 'read' };

interface Rule {
  readonly file: RegExp;
  readonly loader?: RegExp;
  readonly known: Known;
}

const REFUSED: Known = { kind: 'refused' };
const READ: Known = { kind: 'read' };

const RULES: readonly Rule[] = [
  // Another build of libavif: conversion to RGB is rounded otherwise.
  { file: /^avif-10bit/, loader: /unchanged/, known: { kind: 'near', most: 12 } },
  // The other build stretches halved colours otherwise where a row ends with half a pair.
  { file: /^avif-42[02]-noise-61x47/, known: { kind: 'near', most: 2, lastColumn: 44 } },
  { file: /^avif/, known: { kind: 'near', most: 3 } },
  // The fast transform of TensorFlow's libjpeg-turbo has 16 bits, which hard edges between full colours exceed.
  { file: /^jpeg-444-hard-edges/, loader: /^tf/, known: { kind: 'speckled', count: 84 } },
  // Read by no decoder that is small enough: fax codes, L*a*b*, whole numbers of 64 bits.
  { file: /^tiff-bilevel-(ccitt|group)/, known: REFUSED },
  { file: /^tiff-cielab/, loader: /^(cv2|keras)/, known: REFUSED },
  { file: /^tiff-grey-u?int64/, known: REFUSED },
  { file: /^tiff-(rgb8-(lzma|jpegxl)|grey8-2-extra|palette8-alpha)/, known: REFUSED },
  // Zstandard data is unpacked at once or not at all: damage behind the last pixel of a strip is not looked over.
  { file: /^tiff-damaged-rgb8-zstd-middle/, loader: /^(keras|PIL)/, known: REFUSED },
  // Palettes that are too long or short for the samples.
  { file: /^tiff-palette8-entries/, loader: /^cv2/, known: REFUSED },
  { file: /^tiff-palette8-entries-short/, loader: /^keras/, known: REFUSED },
  // Pillow takes each byte of the planes for a sample.
  { file: /^tiff-rgb16-planar-17x13/, loader: /^(keras|PIL)/, known: REFUSED },
  { file: /^(pam|pfm)/, known: REFUSED },
  // TensorFlow leaves out what follows a damaged frame; that changes the size, and would be known only by decoding them all.
  { file: /^gif-blocks-second-frame-(large-but-short|short-before-large)/, loader: /^tf/, known: REFUSED },
  // Arrays that are no pictures.
  {
    file: /^npy-(bytes|datetime|longdouble|header-no-number|object|structured|unicode|uint8-(17\.|5d|empty|scalar))/,
    known: REFUSED,
  },
  { file: /^misnamed-png\.npy/, known: READ },
];

/** The difference that is known for a file and a loader. */
export function knownDifference(name: string, loader: string): Known | undefined {
  return RULES.find(({ file, loader: which }) => file.test(name) && (which?.test(loader) ?? true))?.known;
}

/** How far two arrays are from each other; infinitely where the recorded one is not kept. */
export interface Distance {
  readonly most: number;
  /** The same in the last column. */
  readonly lastColumn: number;
  /** How many values differ. */
  readonly count: number;
}

/** Compares the values of an array with the recorded ones. */
export function distance({ bytes, dtype }: LoadedImage, { base64, shape }: RecordedArray): Distance {
  if (base64 === undefined) return { most: Infinity, lastColumn: Infinity, count: Infinity };
  const expected = new Uint8Array(Buffer.from(base64, 'base64'));
  const [ours, theirs] = dtype === 'uint16' ? [shorts(bytes), shorts(expected)] : [bytes, expected];
  const [, width = 1, channels = 1] = shape;
  const found = { most: 0, lastColumn: 0, count: 0 };
  theirs.forEach((value, at) => {
    const apart = Math.abs(value - (ours[at] ?? Infinity));
    if (apart > 0) found.count++;
    if (Math.floor(at / channels) % width === width - 1) found.lastColumn = Math.max(found.lastColumn, apart);
    else found.most = Math.max(found.most, apart);
  });
  return found;
}

function shorts(bytes: Uint8Array): Uint16Array {
  return new Uint16Array(new Uint8Array(bytes).buffer);
}

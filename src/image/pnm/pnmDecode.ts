import * as l10n from '@vscode/l10n';
import { CutOffError } from '../bytes';
import { type DecodeWishes, LoaderRefusal, loadInstead } from '../load/loading';
import type { Fault, Raster } from '../raster';
import { Cv2Numbers } from './cv2Numbers';
import { readPillowBits, readPillowNumbers } from './pillowPlain';
import { type PnmLayout, readPnmLayout } from './pnmHeader';

/** Decodes P1 to P6: samples from 0 to the largest value. Bits are turned round: Netpbm's 1 is black. */
export function decodePnm(bytes: Uint8Array, { library }: DecodeWishes): Raster {
  const layout = readPnmLayout(bytes, library === 'Pillow' ? 'Pillow' : 'cv2');
  const { kind, height, width, maxval, pixelsAt } = layout;
  const channels = kind === 3 || kind === 6 ? 3 : 1;
  const count = height * width * channels;
  checkRoom(bytes, layout, count);
  const samples = maxval > 255 ? new Uint16Array(count) : new Uint8Array(count);
  const faults: Fault[] = [];
  const above = (): void => {
    faults.push({ kind: 'range', text: l10n.t('Some values are above its largest value {0}.', maxval) });
  };
  if (kind <= 3 && library !== 'Pillow') {
    if (readCv2Text(bytes, layout, samples)) above();
  } else if (kind === 1) readPillowBits(bytes, pixelsAt, samples);
  else if (kind <= 3) readPillowNumbers(bytes, pixelsAt, maxval, samples);
  else if (kind === 4) readBits(bytes, layout, samples);
  else {
    readBytes(bytes, layout, samples);
    if (samples.some((value) => value > maxval)) above();
  }
  return { height, width, channels, samples, levels: Array.from({ length: channels }, () => maxval), faults };
}

/** No room is made for a picture that cannot be in the file: of text each value takes a byte. */
function checkRoom(bytes: Uint8Array, { kind, height, width, maxval, pixelsAt }: PnmLayout, count: number): void {
  const needed = kind === 4 ? height * Math.ceil(width / 8) : kind > 4 && maxval > 255 ? 2 * count : count;
  if (pixelsAt + needed > bytes.length) throw new CutOffError(bytes.length);
}

/** Numbers as text, which OpenCV takes for its largest value where they are above it; tells whether any is. */
function readCv2Text(
  bytes: Uint8Array,
  { kind, maxval, pixelsAt }: PnmLayout,
  samples: Uint8Array | Uint16Array,
): boolean {
  const numbers = new Cv2Numbers(bytes, pixelsAt);
  let above = false;
  try {
    for (let index = 0; index < samples.length; index++) {
      const value = kind === 1 ? numbers.digit() : numbers.next();
      above ||= value > maxval;
      samples[index] = kind === 1 ? Number(value === 0) : Math.min(value, maxval);
    }
  } catch (error) {
    throw new LoaderRefusal(
      l10n.t('cv2.imread returns None here: {0}.', reasonOf(error, samples)),
      loadInstead('PIL.Image.open'),
    );
  }
  return above;
}

function reasonOf(error: unknown, samples: Uint8Array | Uint16Array): string {
  if (error instanceof CutOffError)
    return l10n.t('the file ends before something follows the last of its {0} numbers', samples.length);
  return error instanceof Error ? error.message : String(error);
}

function readBits(bytes: Uint8Array, { height, width, pixelsAt }: PnmLayout, samples: Uint8Array | Uint16Array): void {
  const rowBytes = Math.ceil(width / 8);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      samples[y * width + x] = 1 - (((bytes[pixelsAt + y * rowBytes + (x >> 3)] ?? 0) >> (7 - (x & 7))) & 1);
    }
  }
}

function readBytes(bytes: Uint8Array, { pixelsAt }: PnmLayout, samples: Uint8Array | Uint16Array): void {
  if (samples instanceof Uint8Array) {
    samples.set(bytes.subarray(pixelsAt, pixelsAt + samples.length));
    return;
  }
  for (let index = 0; index < samples.length; index++) {
    const at = pixelsAt + 2 * index;
    samples[index] = 256 * (bytes[at] ?? 0) + (bytes[at + 1] ?? 0);
  }
}

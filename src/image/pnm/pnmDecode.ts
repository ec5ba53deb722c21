import * as l10n from '@vscode/l10n';
import { CutOffError } from '../bytes';
import type { Fault, Raster } from '../raster';
import { type PnmLayout, readPnmLayout } from './pnmHeader';

/** Decodes P1 to P6: samples from 0 to the largest value. Bits are turned round: Netpbm's 1 is black. */
export function decodePnm(bytes: Uint8Array): Raster {
  const layout = readPnmLayout(bytes);
  const { kind, height, width, maxval } = layout;
  const channels = kind === 3 || kind === 6 ? 3 : 1;
  const count = height * width * channels;
  const samples = maxval > 255 ? new Uint16Array(count) : new Uint8Array(count);
  const faults: Fault[] = [];
  if (kind <= 3) {
    const end = readPlain(bytes, layout, samples);
    // modules/imgcodecs/src/grfmt_pxm.cpp, `ReadNumber`: OpenCV looks for the byte behind a number, except in a bitmap.
    if (kind > 1 && end === bytes.length)
      faults.push({
        kind: 'end',
        text: l10n.t('Nothing follows its last digit, so that cv2.imread would return None.'),
      });
  } else if (kind === 4) readBits(bytes, layout, samples);
  else readBytes(bytes, layout, samples);
  const above = kind > 1 && samples.some((value) => value > maxval);
  if (above) faults.push({ kind: 'range', text: l10n.t('Some values are above its largest value {0}.', maxval) });
  return { height, width, channels, samples, levels: Array.from({ length: channels }, () => maxval), faults };
}

/** Reads numbers written as text; returns where the last one ends. */
function readPlain(bytes: Uint8Array, { kind, pixelsAt }: PnmLayout, samples: Uint8Array | Uint16Array): number {
  let at = pixelsAt - 1;
  for (let index = 0; index < samples.length; index++) {
    let value = -1;
    for (; ; at++) {
      const byte = bytes[at];
      if (byte === undefined) {
        if (value < 0) throw new CutOffError(bytes.length);
        break;
      }
      if (byte === 0x23 && value < 0) {
        while (at < bytes.length && bytes[at] !== 0x0a) at++;
      } else if (byte >= 0x30 && byte <= 0x39) {
        value = 10 * Math.max(0, value) + byte - 0x30;
        // A plain bitmap needs no space between its digits.
        if (kind === 1) {
          at++;
          break;
        }
      } else if (byte === 0x20 || (byte >= 0x09 && byte <= 0x0d)) {
        if (value >= 0) break;
      } else {
        throw new Error(l10n.t('byte {0} is not part of a number', at));
      }
    }
    samples[index] = kind === 1 ? 1 - value : value;
  }
  return at;
}

function readBits(bytes: Uint8Array, { height, width, pixelsAt }: PnmLayout, samples: Uint8Array | Uint16Array): void {
  const rowBytes = Math.ceil(width / 8);
  if (pixelsAt + rowBytes * height > bytes.length) throw new CutOffError(bytes.length);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      samples[y * width + x] = 1 - (((bytes[pixelsAt + y * rowBytes + (x >> 3)] ?? 0) >> (7 - (x & 7))) & 1);
    }
  }
}

function readBytes(bytes: Uint8Array, { pixelsAt }: PnmLayout, samples: Uint8Array | Uint16Array): void {
  if (pixelsAt + samples.byteLength > bytes.length) throw new CutOffError(bytes.length);
  if (samples instanceof Uint8Array) {
    samples.set(bytes.subarray(pixelsAt, pixelsAt + samples.length));
    return;
  }
  for (let index = 0; index < samples.length; index++) {
    const at = pixelsAt + 2 * index;
    samples[index] = 256 * (bytes[at] ?? 0) + (bytes[at + 1] ?? 0);
  }
}

import * as l10n from '@vscode/l10n';

export const HORIZONTAL = 2;
export const FLOATING = 3;

/** Compressions that libtiff undoes a predictor of; all others ignore it (libtiff/tif_predict.c). */
const PREDICTING = new Set(['LZW', 'Deflate', 'Zstandard']);

/** What a predictor depends on. */
export interface Predicted {
  readonly compression: string;
  readonly predictor: number;
  readonly bits: number;
  readonly sample: 'uint' | 'int' | 'float';
}

/** The predictor that is undone, 1 for none; throws where libtiff reads no strip with it. */
export function predictorOf({ compression, predictor, bits, sample }: Predicted): number {
  if (!PREDICTING.has(compression) || predictor === 1) return 1;
  if (predictor === HORIZONTAL) {
    if (bits === 8 || bits === 16 || bits === 32 || bits === 64) return predictor;
    throw new Error(l10n.t('its predictor does not go with {0} bits a sample', bits));
  }
  if (predictor !== FLOATING) throw new Error(l10n.t('it has the predictor {0}, which is none', predictor));
  if (sample !== 'float') throw new Error(l10n.t('its predictor goes with floating-point samples only'));
  return predictor;
}

/** How samples lie in a strip or tile. */
export interface SampleRows {
  readonly rowBytes: number;
  readonly sampleBytes: number;
  /** Samples of a pixel that lie beside each other. */
  readonly stride: number;
  readonly littleEndian: boolean;
}

/** Each sample is stored as its difference from that of the pixel to its left (TIFF 6.0, section 14). */
export function addUpRows(data: Uint8Array, { rowBytes, sampleBytes, stride, littleEndian }: SampleRows): void {
  const back = stride * sampleBytes;
  for (let row = 0; row + rowBytes <= data.length; row += rowBytes) {
    const end = row + rowBytes;
    if (sampleBytes === 1) {
      for (let at = row + back; at < end; at++) data[at] = (data[at] ?? 0) + (data[at - back] ?? 0);
      continue;
    }
    for (let at = row + back; at < end; at += sampleBytes) {
      let carry = 0;
      for (let index = 0; index < sampleBytes; index++) {
        const byte = at + (littleEndian ? index : sampleBytes - 1 - index);
        const sum = (data[byte] ?? 0) + (data[byte - back] ?? 0) + carry;
        data[byte] = sum;
        carry = sum >> 8;
      }
    }
  }
}

/**
 * The bytes of a row's numbers are stored plane by plane, the highest first, each as its difference from the one a pixel before
 * (Adobe Photoshop TIFF Technical Note 3). What comes out begins with the low bytes, whatever the file's order.
 */
export function joinFloatRows(data: Uint8Array, { rowBytes, sampleBytes, stride }: SampleRows): void {
  const samples = rowBytes / sampleBytes;
  const planes = new Uint8Array(rowBytes);
  for (let row = 0; row + rowBytes <= data.length; row += rowBytes) {
    for (let at = row + stride; at < row + rowBytes; at++) data[at] = (data[at] ?? 0) + (data[at - stride] ?? 0);
    planes.set(data.subarray(row, row + rowBytes));
    for (let sample = 0; sample < samples; sample++) {
      for (let byte = 0; byte < sampleBytes; byte++)
        data[row + sample * sampleBytes + byte] = planes[(sampleBytes - 1 - byte) * samples + sample] ?? 0;
    }
  }
}

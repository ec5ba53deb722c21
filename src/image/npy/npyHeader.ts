import * as l10n from '@vscode/l10n';
import { ByteReader } from '../bytes';
import type { ArrayHeader } from '../raster';

const MOST_HEADER_BYTES = 65_536;

/** Reads the header of a `.npy` file (NumPy Enhancement Proposal 1; numpy/lib/format.py). */
export function readNpyHeader(bytes: Uint8Array): ArrayHeader {
  const reader = new ByteReader(bytes, true);
  const version = reader.uint8(6);
  if (version < 1 || version > 3) throw new Error(l10n.t('its format version is {0}; 1 to 3 exist', version));
  const [length, start] = version === 1 ? [reader.uint16(8), 10] : [reader.uint32(8), 12];
  if (length > MOST_HEADER_BYTES) throw new Error(l10n.t('its header claims {0} bytes', length));
  const text = reader.text(start, length);
  const descriptor = /'descr'\s*:\s*'([^']*)'/.exec(text)?.[1];
  const order = /'fortran_order'\s*:\s*(True|False)/.exec(text)?.[1];
  const sizes = /'shape'\s*:\s*\(([\d,\sL]*)\)/.exec(text)?.[1];
  if (order === undefined || sizes === undefined) throw new Error(l10n.t('its header is not that of an array'));
  if (descriptor === undefined) throw new Error(l10n.t('its elements are records, not numbers'));
  const shape = sizes
    .split(',')
    .map((size) => size.trim().replace(/L$/, ''))
    .filter(Boolean);
  if (!shape.every((size) => /^\d+$/.test(size)))
    throw new Error(l10n.t('its header gives the shape ({0})', sizes.trim()));
  return {
    format: 'NPY',
    shape: shape.map(Number),
    descriptor,
    fortranOrder: order === 'True',
    offset: start + length,
  };
}

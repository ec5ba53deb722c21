import * as l10n from '@vscode/l10n';
import { ByteReader } from '../bytes';
import type { ArrayHeader } from '../raster';
import type { ReadBudget } from '../readBudget';
import { shortened } from '../shortened';
import { type Literal, type LiteralDict, LiteralTuple, readLiteral } from './npyLiteral';
import { npyType } from './npyTypes';

/** `numpy.load` takes a longer header for an attack (numpy/lib/_format_impl.py, `_MAX_HEADER_SIZE`). */
const MOST_HEADER_LETTERS = 10_000;
const KEYS = ['descr', 'fortran_order', 'shape'];

/** Reads the header of a `.npy` file (NumPy Enhancement Proposal 1; numpy/lib/_format_impl.py). */
export function readNpyHeader(bytes: Uint8Array, budget?: ReadBudget): ArrayHeader {
  const reader = new ByteReader(bytes, true, budget);
  const version = reader.uint8(6);
  const minor = reader.uint8(7);
  if (version < 1 || version > 3 || minor !== 0)
    throw new Error(l10n.t('its format version is {0}; 1.0, 2.0 and 3.0 exist', `${version}.${minor}`));
  const [length, start] = version === 1 ? [reader.uint16(8), 10] : [reader.uint32(8), 12];
  const stored = reader.slice(start, length);
  if (length > MOST_HEADER_LETTERS * (version === 3 ? 4 : 1)) throw tooLong(length);
  const text =
    version === 3 ? new TextDecoder('utf-8', { ignoreBOM: true }).decode(stored) : reader.text(start, length);
  if (text.length > MOST_HEADER_LETTERS) throw tooLong(text.length);
  const read = readLiteral(text, version < 3);
  const fields = isDict(read) && read.size === KEYS.length && KEYS.every((key) => read.has(key)) ? read : undefined;
  if (!fields)
    throw new Error(
      l10n.t("its header is not Python's dict of 'descr', 'fortran_order' and 'shape' that NumPy writes"),
    );
  const order = fields.get('fortran_order');
  if (typeof order !== 'boolean') throw new Error(l10n.t('its header does not say whether it is in Fortran order'));
  const descriptor = fields.get('descr');
  if (typeof descriptor !== 'string') throw new Error(l10n.t('its elements are records, not numbers'));
  const type = npyType(descriptor);
  return {
    format: 'NPY',
    shape: shapeOf(fields.get('shape')),
    descriptor: shortened(descriptor),
    type,
    fortranOrder: order,
    offset: start + length,
  };
}

function tooLong(length: number): Error {
  return new Error(
    l10n.t('its header has {0} letters; numpy.load raises a ValueError above {1}', length, MOST_HEADER_LETTERS),
  );
}

function shapeOf(value: Literal | undefined): readonly number[] {
  const items = value instanceof LiteralTuple ? value.items : undefined;
  const sizes = items?.filter((item) => typeof item === 'number');
  if (!items || sizes?.length !== items.length)
    throw new Error(l10n.t('its header gives a shape that is no tuple of whole numbers'));
  return sizes;
}

function isDict(value: Literal | undefined): value is LiteralDict {
  return value instanceof Map;
}

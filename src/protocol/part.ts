import type { Extent } from '../conv2d/inputWindow';
import { isIndex } from './panelView';

/** Rows and columns of a picture that are looked at, and how many pixels are wanted of them; at most as many as there are. */
export interface Part {
  readonly rows: Extent;
  readonly columns: Extent;
  readonly size: { readonly height: number; readonly width: number };
}

/** Wider than any screen. */
const MOST_PIXELS = 8192;

/** Reads a part that came from outside; whether the picture has it is another question. */
export function readPart(value: Readonly<Record<string, unknown>>): Part | undefined {
  const { rows, columns, size } = value;
  if (!isExtent(rows) || !isExtent(columns) || !isSize(size)) return undefined;
  const fits = size.height <= rows.to - rows.from && size.width <= columns.to - columns.from;
  return fits ? { rows, columns, size } : undefined;
}

function isExtent(value: unknown): value is Extent {
  return (
    isObject(value) &&
    'from' in value &&
    'to' in value &&
    isIndex(value.from) &&
    isIndex(value.to) &&
    value.from < value.to
  );
}

function isSize(value: unknown): value is Part['size'] {
  return isObject(value) && 'height' in value && 'width' in value && [value.height, value.width].every(isLength);
}

function isLength(value: unknown): boolean {
  return isIndex(value) && value > 0 && value <= MOST_PIXELS;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

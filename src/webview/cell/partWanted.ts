import type { Extent } from '../../conv2d/inputWindow';
import type { Part } from '../../protocol/part';
import { seen, type Zoom } from './zoom';

interface Size {
  readonly height: number;
  readonly width: number;
}

/** A picture with a margin around it, of which a view shows some. */
export interface Viewed {
  /** Of the picture that is looked at. */
  readonly whole: Size;
  /** The margin before its first row and column, and all that is covered with the margins around. */
  readonly before: { readonly top: number; readonly left: number };
  readonly covered: Size;
  /** Of the view, in pixels of the screen. */
  readonly view: Size;
  /** Of the small copy that is there anyway. */
  readonly preview: Size;
}

/** Who looks at more at once sees the small copy: it would take too long. */
const MOST_PIXELS = 2 ** 25;
/** A copy that is nearly as fine as the screen will do. */
const FINE_ENOUGH = 0.9;

/** What has to be asked for so that the view is as fine as the screen, or the picture itself; nothing where it is. */
export function partWanted({ whole, before, covered, view, preview }: Viewed, zoom: Zoom): Part | undefined {
  const { top, left, share } = seen(zoom);
  const rows = extent(top * covered.height - before.top, share * covered.height, whole.height);
  const columns = extent(left * covered.width - before.left, share * covered.width, whole.width);
  if (!rows || !columns) return undefined;
  const lengths = { height: rows.to - rows.from, width: columns.to - columns.from };
  if (lengths.height * lengths.width > MOST_PIXELS) return undefined;
  const size = {
    height: pixels(lengths.height, view.height / (share * covered.height)),
    width: pixels(lengths.width, view.width / (share * covered.width)),
  };
  const there = {
    height: (preview.height / whole.height) * lengths.height,
    width: (preview.width / whole.width) * lengths.width,
  };
  const fine = there.height >= FINE_ENOUGH * size.height && there.width >= FINE_ENOUGH * size.width;
  return fine ? undefined : { rows, columns, size };
}

function extent(from: number, length: number, whole: number): Extent | undefined {
  const first = Math.max(0, Math.floor(from));
  const end = Math.min(whole, Math.ceil(from + length));
  return first < end ? { from: first, to: end } : undefined;
}

function pixels(length: number, perOne: number): number {
  return Math.max(1, Math.min(length, Math.round(length * perOne)));
}

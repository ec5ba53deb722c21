import * as l10n from '@vscode/l10n';
import type { Extent } from '../conv2d/inputWindow';
import { HumanError } from '../protocol/problem';
import { cellStart } from '../picture/areaAverage';

export interface Size {
  readonly height: number;
  readonly width: number;
}

/** Some rows of a picture, and the rows of the whole that they are averaged from. */
export interface Band extends Extent {
  readonly rows: Extent;
}

/** What one worker is given at once: about a tenth of a second. */
const MOST_VALUES = 2 ** 19;

/** Refuses rows and columns that are not all there: what they were asked of may have been replaced meanwhile. */
export function checkPart(rows: Extent, columns: Extent, { height, width }: Size): void {
  if (rows.to <= height && columns.to <= width) return;
  throw new HumanError({
    message: l10n.t(
      'There are {0} rows and {1} columns; asked for were {2} and {3}.',
      height,
      width,
      rows.to,
      columns.to,
    ),
  });
}

/**
 * Cuts a part into bands for several workers; each is a whole number of rows of the picture.
 * @param computed values that have to be computed for each one that is wanted
 */
export function bandsOf(rows: Extent, columns: Extent, size: Size, computed = 1): Band[] {
  const length = rows.to - rows.from;
  const values = length * (columns.to - columns.from) * computed;
  const count = Math.max(1, Math.min(size.height, Math.ceil(values / MOST_VALUES)));
  return Array.from({ length: count }, (_, band) => {
    const [from, to] = [cellStart(band, count, size.height), cellStart(band + 1, count, size.height)];
    return {
      from,
      to,
      rows: {
        from: rows.from + cellStart(from, size.height, length),
        to: rows.from + cellStart(to, size.height, length),
      },
    };
  });
}

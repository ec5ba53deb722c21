import type { BmpLayout } from './bmpLayout';
import type { pillowPalette } from './bmpPalette';

/** What only a bitmap tells, and loaders make something of. */
export interface BmpFacts extends Pick<
  BmpLayout,
  'bits' | 'storedHeight' | 'compression' | 'headerBytes' | 'masks' | 'pixelsAt' | 'palette'
> {
  readonly fileBytes: number;
  /** The oldest header, of OS/2. */
  readonly os2: boolean;
  readonly runLength: boolean;
  /** The bits of a pixel are told by masks. */
  readonly masked: boolean;
  /** What lies behind the header, where its oldest version has the masks of red, green and blue. */
  readonly masksBehindHeader: readonly number[];
  /** All colours of the palette are grey. */
  readonly grey: boolean;
  readonly pillowPalette: ReturnType<typeof pillowPalette>;
}

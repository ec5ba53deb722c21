import type { PictureHeader } from '../raster';

/** Whether libtiff, where it converts tiles to red, green, blue and alpha, is to mirror them. */
export function mirrorsTiles({ tiff, orientation }: PictureHeader): boolean {
  return tiff?.pieces.tiled === true && (orientation === 2 || orientation === 3);
}

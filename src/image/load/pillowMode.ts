/** Pillow's names of pixel layouts (Pillow, handbook, "Modes"). */
export type PillowMode =
  '1' | 'L' | 'LA' | 'La' | 'P' | 'RGB' | 'RGBA' | 'CMYK' | 'YCbCr' | 'LAB' | 'I;16' | 'I;16B' | 'I' | 'F';

/** Decoded pixels as a codec gives them: 8 bits, channels red, green, blue, rows from the top as stored. */
export interface RgbPixels {
  readonly height: number;
  readonly width: number;
  /** (height, width, 3) in C order. */
  readonly data: Uint8Array;
  /** What was lost or changed on the way, a sentence each. */
  readonly notes: readonly string[];
}

/** One file format. */
export interface Codec {
  /** Decodes a whole file; throws what its library throws when the file is damaged. */
  decode(bytes: Uint8Array): RgbPixels;
}

/** A picture as 8-bit red, green, blue and alpha. */
export interface Pixels {
  readonly height: number;
  readonly width: number;
  readonly data: Uint8ClampedArray<ArrayBuffer>;
}

/** Pictures of one size in rows, with gaps that nothing is drawn in. */
export function sheetOf(pictures: readonly Pixels[], columns: number, gap: number): Pixels {
  const { height = 0, width = 0 } = pictures[0] ?? {};
  const across = Math.max(1, Math.min(columns, pictures.length));
  const size = {
    height: Math.ceil(pictures.length / across) * (height + gap) - gap,
    width: across * (width + gap) - gap,
  };
  const data = new Uint8ClampedArray(4 * size.height * size.width);
  pictures.forEach((picture, at) => {
    const top = Math.floor(at / across) * (height + gap);
    const left = (at % across) * (width + gap);
    for (let y = 0; y < height; y++) {
      const row = picture.data.subarray(4 * y * width, 4 * (y + 1) * width);
      data.set(row, 4 * ((top + y) * size.width + left));
    }
  });
  return { ...size, data };
}

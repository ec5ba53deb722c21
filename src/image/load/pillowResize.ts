import { like, type Pixels } from './pixels';

/** `Image.resize` with `Resampling.NEAREST` (Pillow, src/libImaging/Geometry.c, `ImagingScaleAffine`). */
export function resizeNearest(
  { height, width, channels, data }: Pixels,
  [toHeight, toWidth]: readonly [number, number],
  direct = false,
): Pixels {
  const result = like(data, toHeight * toWidth * channels);
  const columns = sources(width, toWidth, direct);
  sources(height, toHeight, direct).forEach((y, toY) => {
    columns.forEach((x, toX) => {
      const from = (y * width + x) * channels;
      const to = (toY * toWidth + toX) * channels;
      for (let channel = 0; channel < channels; channel++) result[to + channel] = data[from + channel] ?? 0;
    });
  });
  return { height: toHeight, width: toWidth, channels, data: result };
}

/** Added up step by step, as Pillow does: rounding errors add up, too. 16-bit grey goes another way, without them. */
function sources(from: number, to: number, direct: boolean): readonly number[] {
  const scale = from / to;
  let place = scale * 0.5;
  return Array.from({ length: to }, (_, index) => {
    const source = Math.trunc(direct ? scale * (index + 0.5) : place);
    place += scale;
    return Math.min(source, from - 1);
  });
}

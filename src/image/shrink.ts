import { like, type Pixels } from './load/pixels';

/**
 * Averages squares of pixels into one, as `cv2.resize(…, interpolation=cv2.INTER_AREA)` does for whole factors
 * (OpenCV, modules/imgproc/src/resize.cpp, `ResizeAreaFast`); rows and columns that fill no square are left away.
 */
export function shrinkPixels({ height, width, channels, data }: Pixels, factor: number): Pixels {
  const rows = Math.floor(height / factor);
  const columns = Math.floor(width / factor);
  const result = like(data, rows * columns * channels);
  const whole = !(data instanceof Float32Array || data instanceof Float64Array);
  const sums = new Float64Array(channels);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      sums.fill(0);
      for (let y = 0; y < factor; y++) {
        let at = ((row * factor + y) * width + column * factor) * channels;
        for (let x = 0; x < factor; x++) {
          for (let channel = 0; channel < channels; channel++) sums[channel] = (sums[channel] ?? 0) + (data[at++] ?? 0);
        }
      }
      for (let channel = 0; channel < channels; channel++) {
        const mean = (sums[channel] ?? 0) / (factor * factor);
        result[(row * columns + column) * channels + channel] = whole ? rounded(mean, factor) : mean;
      }
    }
  }
  return { height: rows, width: columns, channels, data: result };
}

/** Halves go up for squares of two (a shift), to the even side otherwise (`saturate_cast`). */
function rounded(mean: number, factor: number): number {
  const nearest = Math.round(mean);
  return factor > 2 && nearest - mean === 0.5 && nearest % 2 !== 0 ? nearest - 1 : nearest;
}

import { pickChannels, type Pixels } from './pixels';

/** Red, green and blue of the four inks of a JPEG, as each loader computes them from the stored values. */
export type InkRule = 'cv2' | 'tensorflow' | 'tensorflow inverted';

const RULES: Readonly<Record<InkRule, (ink: number, black: number) => number>> = {
  /** OpenCV, modules/imgcodecs/src/utils.cpp, `icvCvt_CMYK2BGR_8u_C4C3R`; Adobe's marker makes no difference. */
  cv2: (ink, black) => black - (((255 - ink) * black) >> 8),
  /** TensorFlow, core/lib/jpeg/jpeg_mem.cc. */
  tensorflow: (ink, black) => Math.floor((ink * black) / 255),
  'tensorflow inverted': (ink, black) => Math.floor(((255 - ink) * (255 - black)) / 255),
};

/** Computes the colours in place. */
export function inksToRgb(pixels: Pixels, rule: InkRule): Pixels {
  const { data } = pixels;
  const convert = RULES[rule];
  for (let at = 0; at < data.length; at += 4) {
    const black = data[at + 3] ?? 0;
    for (let channel = 0; channel < 3; channel++) data[at + channel] = convert(data[at + channel] ?? 0, black);
  }
  return pickChannels(pixels, [0, 1, 2]);
}

import type { DType, LoadLike } from './loaders';

/** An array as a program has it after it has read a file. */
export interface ImageArray {
  /** How it is read: as the user wants images loaded, or with `np.load`. */
  readonly read: LoadLike | 'np.load';
  /** Every so many rows and columns have been averaged into one; 1 where the picture is as large as the file's. */
  readonly shrink: number;
  /** (height, width), (height, width, channels) or (images, height, width, channels). */
  readonly shape: readonly number[];
  readonly dtype: DType;
  /** One for each channel, in the order of the array. */
  readonly channelNames: readonly string[];
}

/** What the trace needs to know about an image. */
export interface ImageShape {
  /** The file's name, for the line of code that reads it. */
  readonly name: string;
  readonly images: number;
  readonly height: number;
  readonly width: number;
  readonly channels: number;
  readonly array: ImageArray;
}

/** An array of two to four axes as a batch sees it. */
export function imageShape(name: string, array: ImageArray): ImageShape {
  const { shape } = array;
  const [images = 1, height = 0, width = 0, channels = 1] = shape.length === 4 ? shape : [1, ...shape];
  return { name, images, height, width, channels, array };
}

/** The array that `cv2.imread` makes of most pictures. */
export function bgrImage(name: string, height: number, width: number): ImageShape {
  return imageShape(name, {
    read: { loader: 'cv2.imread', targetSize: null },
    shrink: 1,
    shape: [height, width, 3],
    dtype: 'uint8',
    channelNames: ['blue', 'green', 'red'],
  });
}

/** Which channels are red, green and blue; undefined where there are no such three. */
export function colourChannels(names: readonly string[]): readonly [number, number, number] | undefined {
  const places = ['red', 'green', 'blue'].map((colour) => names.indexOf(colour));
  const [red = -1, green = -1, blue = -1] = places;
  return Math.min(red, green, blue) < 0 ? undefined : [red, green, blue];
}

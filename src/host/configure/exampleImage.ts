import type { ImageShape } from '../../conv2d/trace';

/** The tutorial's image: shapes are shown for it as long as nothing is inspected. */
const EXAMPLE_IMAGE: ImageShape = { name: 'test_1.jpg', height: 725, width: 1280, channels: 3 };

export function exampleOr(image: ImageShape | undefined): ImageShape {
  return image ?? EXAMPLE_IMAGE;
}

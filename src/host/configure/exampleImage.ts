import { bgrImage, type ImageShape } from '../../conv2d/load/imageArray';

/** The tutorial's image: shapes are shown for it as long as nothing is inspected. */
const EXAMPLE_IMAGE = bgrImage('test_1.jpg', 725, 1280);

export function exampleOr(image: ImageShape | undefined): ImageShape {
  return image ?? EXAMPLE_IMAGE;
}

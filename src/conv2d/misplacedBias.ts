import type { Conv2DArguments } from './arguments';

/**
 * Whether Keras on TensorFlow adds the bias along the width by mistake (keras/src/backend/tensorflow/numpy.py, `add`): it
 * finds the axis of a bias by its size, and looks at the last one first.
 *
 * @param width of the output before its activation
 */
export function isBiasMisplaced(args: Conv2DArguments, width: number | undefined): boolean {
  const { dataFormat, filters, useBias, biasInitializer } = args;
  // Along one filter alone it is the same either way.
  const isTold = useBias && biasInitializer.className !== 'Zeros' && filters > 1;
  return dataFormat === 'channels_first' && isTold && width === filters;
}

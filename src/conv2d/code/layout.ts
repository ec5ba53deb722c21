/** Order of Keras' kernel axes (height, width, channels, filters) in PyTorch's weight (filters, channels, height, width). */
export const KERAS_TO_PYTORCH = [3, 2, 0, 1] as const;
/** And back. */
export const PYTORCH_TO_KERAS = [2, 3, 1, 0] as const;

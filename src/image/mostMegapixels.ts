/** No loader makes a larger picture (OpenCV stops at 2^30 pixels), whatever a workspace may ask for. */
export const MOST_MEGAPIXELS = 1074;

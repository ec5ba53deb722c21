// What the extension's host needs of images: all that is told by their headers. No decoder comes with it.
export { describeLoaders, type LoaderOffer } from './describeLoaders';
export { openImage } from './openImage';
export { shapeOfImage, traceLayer } from './traceImage';

// The map of src: which folder may import which. eslint, `npm test -- arrows` and a test of ARCHITECTURE.md and the project references read it.

/** @type {Readonly<Record<string, readonly string[]>>} */
export const ARROWS = {
  python: [],
  conv2d: ['python'],
  picture: [],
  protocol: ['conv2d'],
  table: ['python', 'conv2d', 'picture', 'protocol'],
  report: ['python', 'conv2d', 'picture', 'protocol', 'table'],
  image: ['python', 'conv2d', 'protocol'],
  engine: ['conv2d', 'picture', 'protocol', 'image'],
  compute: ['conv2d', 'picture', 'protocol', 'image', 'engine'],
  host: ['python', 'conv2d', 'picture', 'protocol', 'table', 'report', 'image', 'compute'],
  webview: ['python', 'conv2d', 'picture', 'protocol', 'table'],
  pastePage: [],
  cli: ['python', 'conv2d', 'protocol', 'report', 'image', 'engine', 'compute'],
};

/** One field of a protocol buffer. @param {number} number @param {Buffer | string | number} value */
function field(number, value) {
  if (typeof value === 'number') return Buffer.concat([varint(number << 3), varint(value)]);
  const bytes = Buffer.from(value);
  return Buffer.concat([varint((number << 3) | 2), varint(bytes.length), bytes]);
}

/** @param {number} value */
function varint(value) {
  const bytes = [];
  for (let rest = value; ; rest = Math.floor(rest / 128)) {
    if (rest < 128) return Buffer.from([...bytes, rest]);
    bytes.push((rest % 128) | 128);
  }
}

const FLOAT = 1;
const INTS = 7;

/** @param {string} name @param {readonly number[]} shape */
function valueInfo(name, shape) {
  const dimensions = shape.map((size) => field(1, field(1, size)));
  const tensor = Buffer.concat([field(1, FLOAT), field(2, Buffer.concat(dimensions))]);
  return Buffer.concat([field(1, name), field(2, field(1, tensor))]);
}

/** @param {string} name @param {readonly number[]} shape @param {Float32Array} values */
function initializer(name, shape, values) {
  return Buffer.concat([
    ...shape.map((size) => field(1, size)),
    field(2, FLOAT),
    field(8, name),
    field(9, Buffer.from(values.buffer)),
  ]);
}

/** @param {string} name @param {readonly number[]} values */
function integers(name, values) {
  return Buffer.concat([field(1, name), ...values.map((value) => field(8, value)), field(20, INTS)]);
}

/**
 * An ONNX model (onnx.proto) of one convolution with a bias, without padding, on (1, channels, height, width).
 * @param {{ height: number, width: number, filters: number, kernelSize: readonly number[], strides: number }} layer
 */
export function convolutionModel({ height, width, filters, kernelSize, strides }) {
  const [rows = 1, columns = 1] = kernelSize;
  const kernel = Float32Array.from({ length: filters * 3 * rows * columns }, () => Math.random() - 0.5);
  const node = Buffer.concat([
    ...['x', 'kernel', 'bias'].map((name) => field(1, name)),
    field(2, 'y'),
    field(4, 'Conv'),
    field(5, integers('kernel_shape', kernelSize)),
    field(5, integers('strides', [strides, strides])),
  ]);
  const outputs = [1, filters, Math.floor((height - rows) / strides) + 1, Math.floor((width - columns) / strides) + 1];
  const graph = Buffer.concat([
    field(1, node),
    field(2, 'layer'),
    field(5, initializer('kernel', [filters, 3, rows, columns], kernel)),
    field(5, initializer('bias', [filters], new Float32Array(filters))),
    field(11, valueInfo('x', [1, 3, height, width])),
    field(12, valueInfo('y', outputs)),
  ]);
  return Buffer.concat([field(1, 8), field(7, graph), field(8, field(2, 17))]);
}

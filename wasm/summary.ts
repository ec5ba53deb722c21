// AssemblyScript: sums up one row of a layer's output after the other, four filters at a time. What it computes, and in which
// order, is src/engine/output/plainSummariser.ts to the last bit; a test holds the two together.

const BINS: i32 = 128;
const ZERO_BIN: i32 = 64;
const LEAST_EXPONENT: i32 = -120;

let filters: i32 = 0;
let cells: i32 = 0;
/** Values of each filter so far. */
let seen: f64 = 0;

/** Addresses of arrays that the caller reads or fills. Of each filter: */
export let minimum: usize = 0;
export let maximum: usize = 0;
export let mean: usize = 0;
export let squares: usize = 0;
export let zeros: usize = 0;
export let negatives: usize = 0;
export let exponents: usize = 0;
/** (filters, BINS) */
export let bins: usize = 0;
/** (cells, filters): sums of what falls into each cell of the preview's row. */
export let preview: usize = 0;
/** The pixel after the last one of each cell. */
export let ends: usize = 0;
/** (pixels, filters) of the row. */
export let values: usize = 0;

// Of each filter, within the row:
let reference: usize = 0;
let sums: usize = 0;
let rowSquares: usize = 0;
let rowMinimum: usize = 0;
let rowMaximum: usize = 0;
let scales: usize = 0;

let free: usize = 0;

function allocate(count: i32, size: i32): usize {
  const address = free;
  free = (free + <usize>count * <usize>size + 15) & ~(<usize>15);
  return address;
}

/** Makes room, and forgets everything; `base` is the first free address. */
export function prepare(base: usize, filterCount: i32, cellCount: i32, pixels: i32): void {
  filters = filterCount;
  cells = cellCount;
  seen = 0;
  free = (base + 15) & ~(<usize>15);
  const start = free;
  minimum = allocate(filters, 4);
  maximum = allocate(filters, 4);
  mean = allocate(filters, 8);
  squares = allocate(filters, 8);
  zeros = allocate(filters, 4);
  negatives = allocate(filters, 4);
  exponents = allocate(filters, 4);
  bins = allocate(filters * BINS, 4);
  preview = allocate(filters * cells, 8);
  reference = allocate(filters, 8);
  sums = allocate(filters, 8);
  rowSquares = allocate(filters, 8);
  rowMinimum = allocate(filters, 4);
  rowMaximum = allocate(filters, 4);
  scales = allocate(filters, 4);
  ends = allocate(cells, 4);
  values = allocate(pixels, filters * 4);
  const pages = <i32>((free + 0xffff) >>> 16);
  if (pages > memory.size() && memory.grow(pages - memory.size()) < 0) unreachable();
  memory.fill(start, 0, values - start);
  for (let filter = 0; filter < filters; filter++) {
    store<f32>(minimum + ((<usize>filter) << 2), Infinity);
    store<f32>(maximum + ((<usize>filter) << 2), -Infinity);
    setExponent(filter, LEAST_EXPONENT);
  }
}

/** Forgets the sums of the preview's row. */
export function nextPreviewRow(): void {
  memory.fill(preview, 0, (<usize>(filters * cells)) << 3);
}

/** Takes in the row that lies at `values`. */
export function addRow(): void {
  for (let filter = 0; filter < filters; filter++) {
    const at = <usize>filter;
    store<f64>(reference + (at << 3), <f64>load<f32>(values + (at << 2)));
    store<f64>(sums + (at << 3), 0);
    store<f64>(rowSquares + (at << 3), 0);
    store<f32>(rowMinimum + (at << 2), Infinity);
    store<f32>(rowMaximum + (at << 2), -Infinity);
  }
  const quads = filters & ~3;
  let from = values;
  let pixel = 0;
  for (let cell = 0; cell < cells; cell++) {
    const end = load<i32>(ends + ((<usize>cell) << 2));
    const count = end - pixel;
    for (let filter = 0; filter < quads; filter += 4) addFour(from + ((<usize>filter) << 2), count, filter, cell);
    for (let filter = quads; filter < filters; filter++) addOne(from + ((<usize>filter) << 2), count, filter, cell);
    from += (<usize>(count * filters)) << 2;
    pixel = end;
  }
  let finite = true;
  for (let filter = 0; filter < filters; filter++) if (!settle(filter, pixel)) finite = false;
  seen += <f64>pixel;
  if (finite) count4(pixel, quads);
  else for (let filter = 0; filter < quads; filter++) countOne(pixel, filter);
  for (let filter = quads; filter < filters; filter++) countOne(pixel, filter);
}

function addFour(from: usize, count: i32, filter: i32, cell: i32): void {
  const quarter = (<usize>filter) << 2;
  const half = (<usize>filter) << 3;
  const step = (<usize>filters) << 2;
  const none = f32x4.splat(0);
  const firstReference = v128.load(reference + half);
  const secondReference = v128.load(reference + half, 16);
  let least = v128.load(rowMinimum + quarter);
  let most = v128.load(rowMaximum + quarter);
  let zero = v128.load(zeros + quarter);
  let negative = v128.load(negatives + quarter);
  let firstSum = f64x2.splat(0);
  let secondSum = f64x2.splat(0);
  let firstSquares = v128.load(rowSquares + half);
  let secondSquares = v128.load(rowSquares + half, 16);
  for (let pixel = 0; pixel < count; pixel++) {
    const value = v128.load(from);
    from += step;
    least = f32x4.pmin(least, value);
    most = f32x4.pmax(most, value);
    zero = i32x4.sub(zero, f32x4.eq(value, none));
    negative = i32x4.sub(negative, f32x4.lt(value, none));
    const first = f64x2.sub(f64x2.promote_low_f32x4(value), firstReference);
    const second = f64x2.sub(f64x2.promote_low_f32x4(i32x4.shuffle(value, value, 2, 3, 2, 3)), secondReference);
    firstSum = f64x2.add(firstSum, first);
    secondSum = f64x2.add(secondSum, second);
    firstSquares = f64x2.add(firstSquares, f64x2.mul(first, first));
    secondSquares = f64x2.add(secondSquares, f64x2.mul(second, second));
  }
  v128.store(rowMinimum + quarter, least);
  v128.store(rowMaximum + quarter, most);
  v128.store(zeros + quarter, zero);
  v128.store(negatives + quarter, negative);
  v128.store(rowSquares + half, firstSquares);
  v128.store(rowSquares + half, secondSquares, 16);
  v128.store(sums + half, f64x2.add(v128.load(sums + half), firstSum));
  v128.store(sums + half, f64x2.add(v128.load(sums + half, 16), secondSum), 16);
  const pixels = f64x2.splat(<f64>count);
  const to = preview + ((<usize>(cell * filters + filter)) << 3);
  const firstCell = f64x2.add(firstSum, f64x2.mul(pixels, firstReference));
  const secondCell = f64x2.add(secondSum, f64x2.mul(pixels, secondReference));
  v128.store(to, f64x2.add(v128.load(to), firstCell));
  v128.store(to, f64x2.add(v128.load(to, 16), secondCell), 16);
}

function addOne(from: usize, count: i32, filter: i32, cell: i32): void {
  const quarter = (<usize>filter) << 2;
  const half = (<usize>filter) << 3;
  const step = (<usize>filters) << 2;
  const start = load<f64>(reference + half);
  let least = load<f32>(rowMinimum + quarter);
  let most = load<f32>(rowMaximum + quarter);
  let zero = load<i32>(zeros + quarter);
  let negative = load<i32>(negatives + quarter);
  let sum: f64 = 0;
  let square = load<f64>(rowSquares + half);
  for (let pixel = 0; pixel < count; pixel++) {
    const value = load<f32>(from);
    from += step;
    if (value < least) least = value;
    if (value > most) most = value;
    if (value == 0) zero++;
    if (value < 0) negative++;
    const difference = <f64>value - start;
    sum += difference;
    square += difference * difference;
  }
  store<f32>(rowMinimum + quarter, least);
  store<f32>(rowMaximum + quarter, most);
  store<i32>(zeros + quarter, zero);
  store<i32>(negatives + quarter, negative);
  store<f64>(rowSquares + half, square);
  store<f64>(sums + half, load<f64>(sums + half) + sum);
  const to = preview + ((<usize>(cell * filters + filter)) << 3);
  store<f64>(to, load<f64>(to) + (sum + <f64>count * start));
}

/** Merges a filter's row into what came before, and makes its bins wide enough; false where a value is not finite. */
function settle(filter: i32, pixels: i32): bool {
  const quarter = (<usize>filter) << 2;
  const half = (<usize>filter) << 3;
  const square = load<f64>(rowSquares + half);
  const finite = isFinite<f64>(square);
  const least = load<f32>(rowMinimum + quarter);
  const most = load<f32>(rowMaximum + quarter);
  const count = <f64>pixels;
  let rowMean: f64;
  let rowSquare: f64;
  let size: f32;
  if (finite) {
    const sum = load<f64>(sums + half);
    rowMean = load<f64>(reference + half) + sum / count;
    rowSquare = max<f64>(square - (sum * sum) / count, 0);
    size = max<f32>(-least, most);
  } else {
    rowMean = plainMean(filter, pixels);
    rowSquare = NaN;
    size = largestFinite(filter, pixels);
  }
  const total = seen + count;
  const before = load<f64>(mean + half);
  const step = rowMean - before;
  const share = (step * count) / total;
  store<f64>(mean + half, isFinite<f64>(step) ? before + share : before + rowMean);
  store<f64>(squares + half, load<f64>(squares + half) + (rowSquare + step * share * seen));
  if (least < load<f32>(minimum + quarter)) store<f32>(minimum + quarter, least);
  if (most > load<f32>(maximum + quarter)) store<f32>(maximum + quarter, most);
  widen(filter, size);
  return finite;
}

function plainMean(filter: i32, pixels: i32): f64 {
  let sum: f64 = 0;
  for (let pixel = 0; pixel < pixels; pixel++) sum += <f64>valueAt(pixel, filter);
  return sum / <f64>pixels;
}

function largestFinite(filter: i32, pixels: i32): f32 {
  let largest: f32 = 0;
  for (let pixel = 0; pixel < pixels; pixel++) {
    const size = abs<f32>(valueAt(pixel, filter));
    if (isFinite<f32>(size) && size > largest) largest = size;
  }
  return largest;
}

function valueAt(pixel: i32, filter: i32): f32 {
  return load<f32>(values + ((<usize>(pixel * filters + filter)) << 2));
}

function setExponent(filter: i32, exponent: i32): void {
  store<i32>(exponents + ((<usize>filter) << 2), exponent);
  store<f32>(scales + ((<usize>filter) << 2), reinterpret<f32>((127 - exponent) << 23));
}

/** Makes the bins of a filter so wide, by whole doublings, that they hold values of this size. */
function widen(filter: i32, size: f32): void {
  const needed = max<i32>((reinterpret<i32>(size) >>> 23) - 127 - 5, LEAST_EXPONENT);
  const doublings = needed - load<i32>(exponents + ((<usize>filter) << 2));
  if (doublings <= 0) return;
  const from = bins + ((<usize>(filter * BINS)) << 2);
  // Towards bin 0 from both sides, so that nothing is moved twice.
  for (let bin = 0; bin < ZERO_BIN; bin++) moveBin(from, bin, doublings);
  for (let bin = -1; bin >= -ZERO_BIN; bin--) moveBin(from, bin, doublings);
  setExponent(filter, needed);
}

function moveBin(from: usize, bin: i32, doublings: i32): void {
  const at = from + ((<usize>(bin + ZERO_BIN)) << 2);
  const count = load<i32>(at);
  if (count == 0) return;
  store<i32>(at, 0);
  const to = from + ((<usize>((bin >> min<i32>(doublings, 31)) + ZERO_BIN)) << 2);
  store<i32>(to, load<i32>(to) + count);
}

function count4(pixels: i32, quads: i32): void {
  let from = values;
  const rest = (<usize>(filters - quads)) << 2;
  const next = i32x4.splat(4 * BINS);
  const none = f32x4.splat(0);
  for (let pixel = 0; pixel < pixels; pixel++) {
    let offset = i32x4(ZERO_BIN, BINS + ZERO_BIN, 2 * BINS + ZERO_BIN, 3 * BINS + ZERO_BIN);
    let scale = scales;
    for (let filter = 0; filter < quads; filter += 4) {
      const value = v128.load(from);
      const scaled = f32x4.floor(f32x4.mul(value, v128.load(scale)));
      // What is below 0 but vanishes beside the width of a bin belongs to the one before 0; a mask is -1.
      const vanished = v128.and(f32x4.lt(value, none), f32x4.eq(scaled, none));
      const bin = i32x4.shl(i32x4.add(i32x4.add(i32x4.trunc_sat_f32x4_s(scaled), vanished), offset), 2);
      increment(bins + <usize>i32x4.extract_lane(bin, 0));
      increment(bins + <usize>i32x4.extract_lane(bin, 1));
      increment(bins + <usize>i32x4.extract_lane(bin, 2));
      increment(bins + <usize>i32x4.extract_lane(bin, 3));
      offset = i32x4.add(offset, next);
      from += 16;
      scale += 16;
    }
    from += rest;
  }
}

function increment(at: usize): void {
  store<i32>(at, load<i32>(at) + 1);
}

function countOne(pixels: i32, filter: i32): void {
  const scale = load<f32>(scales + ((<usize>filter) << 2));
  const from = bins + ((<usize>(filter * BINS + ZERO_BIN)) << 2);
  for (let pixel = 0; pixel < pixels; pixel++) {
    const value = valueAt(pixel, filter);
    if (!isFinite<f32>(value)) continue;
    const bin = i32(floor<f32>(value * scale));
    increment(from + ((<usize>(value < 0 && bin == 0 ? -1 : bin)) << 2));
  }
}

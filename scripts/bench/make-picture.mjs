// Makes a picture like a photograph: node make-picture.mjs <file> <width> <height>. In a process of its own: it is large.
import sharp from 'sharp';

const BLOCK = 1000;
/** Sizes and strengths of the spots that the picture is made of, down to the grain of a sensor. */
const OCTAVES = [[250, 60], [125, 40], [50, 25], [20, 14], [8, 8], [3, 6], [1, 4]]; // prettier-ignore

let state = 1;
/** The same numbers every time, from -1 to 1 (Numerical Recipes, ranqd1). */
function random() {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return state / 2 ** 31 - 1;
}

/** A block of pixels; the picture repeats it, so that a large one has as much detail in each pixel as a small one. */
function makeBlock() {
  const sums = new Float32Array(BLOCK * BLOCK * 3).fill(128);
  for (const [size = 1, strength = 0] of OCTAVES) {
    const side = Math.floor(BLOCK / size);
    const spots = Float32Array.from({ length: side * side * 3 }, () => strength * random());
    for (let y = 0; y < BLOCK; y++) {
      for (let x = 0; x < BLOCK; x++) {
        const [left, top] = [Math.floor(x / size) % side, Math.floor(y / size) % side];
        const [right, bottom] = [(left + 1) % side, (top + 1) % side];
        const [dx, dy] = [(x % size) / size, (y % size) / size];
        for (let channel = 0; channel < 3; channel++) {
          const spot = (/** @type {number} */ row, /** @type {number} */ column) =>
            spots[(row * side + column) * 3 + channel] ?? 0;
          const at = (y * BLOCK + x) * 3 + channel;
          const above = spot(top, left) * (1 - dx) + spot(top, right) * dx;
          const below = spot(bottom, left) * (1 - dx) + spot(bottom, right) * dx;
          sums[at] = (sums[at] ?? 0) + above * (1 - dy) + below * dy;
        }
      }
    }
  }
  return Buffer.from(Uint8ClampedArray.from(sums).buffer);
}

const [file = '', width = '1', height = '1'] = process.argv.slice(2);
const size = { width: Number(width), height: Number(height) };
const picture = sharp({ create: { ...size, channels: 3, background: '#888' }, limitInputPixels: false }).composite(
  size.width >= BLOCK && size.height >= BLOCK
    ? [{ input: makeBlock(), raw: { width: BLOCK, height: BLOCK, channels: 3 }, tile: true }]
    : [],
);
// What is laid over the background brings an alpha channel.
picture.removeAlpha();
await (file.endsWith('.png') ? picture.png() : picture.jpeg({ quality: 90, chromaSubsampling: '4:2:0' })).toFile(file);

// Writes the files of test/fixtures/workspace: what users really have lying about, most of it broken.
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { crc32 } from 'node:zlib';
import { encode } from 'fast-png';

const root = new URL('../../', import.meta.url);
const at = (/** @type {string} */ name) => fileURLToPath(new URL(`test/fixtures/workspace/${name}`, root));
const sample = readFileSync(new URL('media/sample/test_1.jpg', root));

mkdirSync(at('album.jpg'), { recursive: true });
writeFileSync(at('album.jpg/readme.txt'), 'This folder is called like a picture.\n');
writeFileSync(at('notes.jpg'), 'This is no picture, whatever its name says.\n');
writeFileSync(at('empty.jpg'), '');
writeFileSync(at('truncated.jpg'), sample.subarray(0, sample.length / 3));
// 40 x 24 as stored.
copyFileSync(new URL('test/fixtures/images/jpeg-orientation-6-big-40x24.jpg', root), at('turned.jpg'));

// 12 x 8 pixels: quick to run, and the kernel of the tutorial still fits.
const small = Uint8Array.from({ length: 12 * 8 * 3 }, (_, index) => (index * 37) % 256);
writeFileSync(at('small.png'), encode({ width: 12, height: 8, data: small, channels: 3, depth: 8 }));

// Only the header claims 30,000 x 30,000 pixels; there are none behind it.
const huge = Buffer.from(encode({ width: 1, height: 1, data: new Uint8Array(3), channels: 3, depth: 8 }));
huge.writeUInt32BE(30_000, 16);
huge.writeUInt32BE(30_000, 20);
huge.writeUInt32BE(crc32(huge.subarray(12, 29)), 29);
writeFileSync(at('huge.png'), huge);

// A drawing, called PNG.
const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><circle r="4"/></svg>\n';
writeFileSync(at('drawing.png'), svg);

// Half of the pixels are missing.
const whole = readFileSync(at('small.png'));
writeFileSync(at('truncated.png'), whole.subarray(0, whole.length / 2));

// A picture with alpha and 16 bits of each channel, called JPEG.
copyFileSync(new URL('test/fixtures/images/png-rgba16-17x13.png', root), at('deep.jpg'));
// An array with a batch axis.
copyFileSync(new URL('test/fixtures/images/npy-float32-2x17x13x3.npy', root), at('batch.npy'));

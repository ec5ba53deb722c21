// Writes the files of test/fixtures/workspace: what users really have lying about, most of it broken.
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { encode } from 'fast-png';

const root = new URL('../../', import.meta.url);
const at = (/** @type {string} */ name) => fileURLToPath(new URL(`test/fixtures/workspace/${name}`, root));
const sample = readFileSync(new URL('media/sample/test_1.jpg', root));

mkdirSync(at('album.jpg'), { recursive: true });
writeFileSync(at('album.jpg/readme.txt'), 'This folder is called like a picture.\n');
writeFileSync(at('notes.jpg'), 'This is no picture, whatever its name says.\n');
writeFileSync(at('empty.jpg'), '');
writeFileSync(at('truncated.jpg'), sample.subarray(0, sample.length / 3));
copyFileSync(new URL('test/fixtures/images/orientation6.jpg', root), at('turned.jpg'));

// 12 x 8 pixels: quick to run, and the kernel of the tutorial still fits.
const small = Uint8Array.from({ length: 12 * 8 * 3 }, (_, index) => (index * 37) % 256);
writeFileSync(at('small.png'), encode({ width: 12, height: 8, data: small, channels: 3, depth: 8 }));

// Only the header claims 30,000 x 30,000 pixels; there are none behind it.
const huge = Buffer.from(encode({ width: 1, height: 1, data: new Uint8Array(3), channels: 3, depth: 8 }));
huge.writeUInt32BE(30_000, 16);
huge.writeUInt32BE(30_000, 20);
writeFileSync(at('huge.png'), huge);

// A whole GIF of one pixel, called PNG.
const gif = 'R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7';
writeFileSync(at('animation.png'), Buffer.from(gif, 'base64'));

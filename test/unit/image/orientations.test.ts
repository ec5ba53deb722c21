import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readHeader } from '../../../src/image/header';
import { pngChunk, riffChunk } from './carriers';

interface Orientations {
  readonly versions: { readonly cv2: string };
  readonly carriers: Readonly<Record<'jpg' | 'png' | 'webp', string>>;
  readonly orientations: readonly (readonly [name: string, block: string, jpg: number, png: number, webp: number])[];
}

const file = fileURLToPath(new URL('../../fixtures/orientations.json', import.meta.url));
const { versions, carriers, orientations } = parsed(JSON.parse(readFileSync(file, 'utf8')));

/** The same picture with EXIF data in each format. */
const CARRY = {
  jpg: (block: Buffer): Buffer => {
    const whole = Buffer.from(carriers.jpg, 'hex');
    const length = Buffer.alloc(2);
    length.writeUInt16BE(block.length + 8);
    return Buffer.concat([
      whole.subarray(0, 2),
      Buffer.from([0xff, 0xe1]),
      length,
      Buffer.from('Exif\0\0', 'latin1'),
      block,
      whole.subarray(2),
    ]);
  },
  png: (block: Buffer): Buffer => {
    const whole = Buffer.from(carriers.png, 'hex');
    const at = whole.indexOf('IDAT', 0, 'latin1') - 4;
    return Buffer.concat([whole.subarray(0, at), pngChunk('eXIf', block), whole.subarray(at)]);
  },
  webp: (block: Buffer): Buffer => {
    const file = Buffer.concat([Buffer.from(carriers.webp, 'hex'), riffChunk('EXIF', block)]);
    file.writeUInt32LE(file.length - 8, 4);
    return file;
  },
};

describe(`the orientation that OpenCV ${versions.cv2} finds`, () => {
  it.each(orientations)('%s', (_name, block, jpg, png, webp) => {
    const data = Buffer.from(block, 'hex');
    const found = Object.entries(CARRY).map(([kind, carry]) => {
      const header = readHeader(carry(data), `file.${kind}`);
      return header.format === 'NPY' ? undefined : header.orientation;
    });
    expect(found).toEqual([jpg, png, webp]);
  });
});

function parsed(document: unknown): Orientations {
  if (!isOrientations(document)) throw new Error('orientations.json is not what scripts/record/images_exif.py writes.');
  return document;
}

function isOrientations(document: unknown): document is Orientations {
  return typeof document === 'object' && document !== null && 'carriers' in document && 'orientations' in document;
}

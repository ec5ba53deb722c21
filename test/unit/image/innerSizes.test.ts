import { describe, expect, it } from 'vitest';
import { readHeader } from '../../../src/image/header';
import { box, riffChunk } from './carriers';

const bytes = (hex: string): Buffer => Buffer.from(hex.replaceAll(' ', ''), 'hex');

/** A picture without colours of 16,384 × 16,384 pixels, of which only the header is there. */
const HUGE = riffChunk('VP8L', bytes('2f ffffff0f'));

function webp(...chunks: readonly Uint8Array[]): Buffer {
  const file = Buffer.concat([Buffer.from('RIFF\0\0\0\0WEBP', 'latin1'), ...chunks]);
  file.writeUInt32LE(file.length - 8, 4);
  return file;
}

/** Of 10 × 10 pixels. */
const canvas = (flags: string): Buffer => riffChunk('VP8X', bytes(`${flags}000000 090000 090000`));

function animation(left: string, frame: Buffer): Buffer {
  const place = bytes(`${left} 000000 090000 090000 640000 00`);
  return webp(canvas('02'), riffChunk('ANIM', bytes('000000000000')), riffChunk('ANMF', Buffer.concat([place, frame])));
}

/** Of 8 × 8 pixels, with coded frames of 2^bits to a side. */
function avif(bits: number): Buffer {
  const sizes = `${(bits - 1).toString(2).padStart(4, '0').repeat(2)}${'1'.repeat(2 * bits)}`;
  const sequence = `0001100000${sizes}`.padEnd(64, '0');
  const unit = Buffer.from([0x0a, 8, ...(sequence.match(/.{8}/g) ?? []).map((byte) => parseInt(byte, 2))]);
  const size = box('ispe', bytes('00000000 00000008 00000008'));
  const properties = box('ipco', size, box('av1C', bytes('81000c00'), unit));
  const meta = box('meta', bytes('00000000'), box('iprp', properties));
  return Buffer.concat([box('ftyp', Buffer.from('avif\0\0\0\0avif', 'latin1')), meta]);
}

describe('what lies in a picture and claims to be much larger', () => {
  it.each([
    ['a picture on its canvas', webp(canvas('00'), HUGE), 'holds 16384 × 16384'],
    ['a frame of an animation', animation('000000', HUGE), 'a frame lies outside'],
    ['a frame beside its canvas', animation('0a0000', riffChunk('VP8L', bytes('2f 00000000'))), 'a frame lies outside'],
    ['a frame of an AVIF', avif(14), 'claims 8 × 8 pixels, but it holds 16384 × 16384'],
  ])('%s is not decoded', (_name, file, message) => {
    expect(() => readHeader(file, 'x')).toThrow(message);
  });

  it('is not confused with tiles that stick out', () => {
    expect(readHeader(avif(9), 'x')).toMatchObject({ width: 8, height: 8 });
  });
});

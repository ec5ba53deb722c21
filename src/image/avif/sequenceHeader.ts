import { type ByteReader, CutOffError } from '../bytes';

/** The largest frame that a coded picture announces. */
export interface FrameSize {
  readonly width: number;
  readonly height: number;
}

const SEQUENCE_HEADER = 1;
/** It is the first unit, or the second behind a delimiter. */
const MOST_UNITS = 4;

/** The size of frames that the first sequence header tells (AV1 bitstream specification, 5.3 to 5.5); undefined where there is none. */
export function frameSize(units: ByteReader): FrameSize | undefined {
  try {
    let at = 0;
    for (let unit = 0; unit < MOST_UNITS && at < units.length; unit++) {
      const head = units.uint8(at);
      at += head & 4 ? 2 : 1;
      const { value: length, next } = head & 2 ? leb128(units, at) : { value: units.length - at, next: at };
      if (((head >> 3) & 15) === SEQUENCE_HEADER)
        return readSequence(new Bits(units.part(next, Math.min(length, units.length - next))));
      at = next + length;
    }
    return undefined;
  } catch (error) {
    if (error instanceof CutOffError) return undefined;
    throw error;
  }
}

function leb128(reader: ByteReader, from: number): { readonly value: number; readonly next: number } {
  let value = 0;
  for (let index = 0; index < 8; index++) {
    const byte = reader.uint8(from + index);
    value += (byte & 127) * 2 ** (7 * index);
    if (byte < 128) return { value, next: from + index + 1 };
  }
  return { value, next: from + 8 };
}

function readSequence(bits: Bits): FrameSize {
  bits.read(4);
  if (bits.read(1) === 1) bits.read(5);
  else skipOperatingPoints(bits, skipTiming(bits));
  const widthBits = 1 + bits.read(4);
  const heightBits = 1 + bits.read(4);
  return { width: 1 + bits.read(widthBits), height: 1 + bits.read(heightBits) };
}

/** How long buffer delays are, where there is a decoder model. */
function skipTiming(bits: Bits): number | undefined {
  if (bits.read(1) === 0) return undefined;
  bits.read(32);
  bits.read(32);
  if (bits.read(1) === 1) {
    let zeros = 0;
    while (zeros < 32 && bits.read(1) === 0) zeros++;
    bits.read(zeros);
  }
  if (bits.read(1) === 0) return undefined;
  const delayBits = 1 + bits.read(5);
  bits.read(32);
  bits.read(10);
  return delayBits;
}

function skipOperatingPoints(bits: Bits, delayBits: number | undefined): void {
  const delays = bits.read(1) === 1;
  for (let points = 1 + bits.read(5); points > 0; points--) {
    bits.read(12);
    if (bits.read(5) > 7) bits.read(1);
    if (delayBits !== undefined && bits.read(1) === 1) bits.read(2 * delayBits + 1);
    if (delays && bits.read(1) === 1) bits.read(4);
  }
}

/** Bits of bytes, high ones first. */
class Bits {
  #at = 0;

  constructor(readonly reader: ByteReader) {}

  read(count: number): number {
    let value = 0;
    for (let index = 0; index < count; index++, this.#at++)
      value = value * 2 + ((this.reader.uint8(this.#at >> 3) >> (7 - (this.#at & 7))) & 1);
    return value;
  }
}

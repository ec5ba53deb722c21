import type { ByteReader } from '../bytes';

/** What the first bytes of a coded picture tell. */
export interface WebpBitstream {
  readonly width: number;
  readonly height: number;
  /** Told by lossless pictures alone; others have their alpha beside them. */
  readonly alpha: boolean;
  readonly lossless: boolean;
}

const VP8_HEADER = 10;
const VP8L_HEADER = 5;
const VP8L_SIGNATURE = 0x2f;

/** Reads the header of a `VP8 ` or `VP8L` chunk (RFC 6386, 9.1; RFC 9649, 3.4); undefined where libwebp takes it for none. */
export function readBitstream(type: string, data: ByteReader): WebpBitstream | undefined {
  return type === 'VP8L' ? readLossless(data) : readLossy(data);
}

function readLossy(data: ByteReader): WebpBitstream | undefined {
  if (data.length < VP8_HEADER) return undefined;
  const bits = data.uint16(0) + 65536 * data.uint8(2);
  const width = data.uint16(6) & 0x3fff;
  const height = data.uint16(8) & 0x3fff;
  const signature = data.uint8(3) === 0x9d && data.uint8(4) === 0x01 && data.uint8(5) === 0x2a;
  const isKeyFrame = (bits & 1) === 0 && ((bits >> 1) & 7) <= 3 && ((bits >> 4) & 1) === 1;
  if (!signature || !isKeyFrame || bits >> 5 >= data.length || width === 0 || height === 0) return undefined;
  return { width, height, alpha: false, lossless: false };
}

function readLossless(data: ByteReader): WebpBitstream | undefined {
  if (data.length < VP8L_HEADER || data.uint8(0) !== VP8L_SIGNATURE || data.uint8(4) >> 5 !== 0) return undefined;
  const packed = data.uint32(1);
  return {
    width: 1 + (packed & 0x3fff),
    height: 1 + ((packed >>> 14) & 0x3fff),
    alpha: ((packed >>> 28) & 1) === 1,
    lossless: true,
  };
}

import * as l10n from '@vscode/l10n';
import { ByteReader } from '../bytes';
import { exifOrientation, knownOrientation } from '../exifOrientation';
import type { PictureHeader } from '../raster';
import type { ReadBudget } from '../readBudget';
import { readBitstream, type WebpBitstream } from './webpBitstream';
import { chunkAt, FIRST_CHUNK, type RiffChunk, uint24 } from './webpChunks';
import { demuxWebp } from './webpDemux';

const FLAG = { animation: 0x02, alpha: 0x10 } as const;
const VP8X_BYTES = 10;

/** Pillow's words where libwebp's demuxer refuses a file (Pillow, src/_webp.c). */
const PILLOW_REFUSAL = 'OSError: could not create decoder object';

interface Features {
  readonly width: number;
  readonly height: number;
  readonly animated: boolean;
  /** What the file's header says of alpha, and what the pictures are. */
  readonly alpha: {
    readonly announced: boolean;
    readonly stored: boolean;
    /** In a chunk of its own before a picture that is no animation. */
    readonly apart?: boolean;
  };
}

/** Size, alpha and orientation (RFC 9649). */
export function readWebpHeader(bytes: Uint8Array, budget?: ReadBudget): PictureHeader {
  const reader = new ByteReader(bytes, true, budget);
  const { width, height, animated, alpha } = readFeatures(reader);
  const demuxed = demuxWebp(reader);
  if (animated && !demuxed) throw new Error(l10n.t('its animation is damaged, or a frame lies outside of it'));
  const orientation = knownOrientation(demuxed?.exif && exifOrientation(demuxed.exif));
  return {
    format: 'WebP',
    width,
    height,
    colour: 'rgb',
    bits: 8,
    sample: 'uint',
    extra: alpha.stored ? 1 : 0,
    alpha: alpha.stored,
    transparency: false,
    orientation,
    animated,
    views: {
      // OpenCV looks at the first 32 bytes (modules/imgcodecs/src/grfmt_webp.cpp).
      cv2: { alpha: alpha.announced },
      // libwebp's demuxer leaves out alpha that is not announced, its decoder does not (src/demux/demux.c, `ParseSingleImage`).
      Pillow: demuxed ? { opaque: alpha.apart === true && !alpha.announced } : { refusal: PILLOW_REFUSAL },
    },
  };
}

/** By the rules of libwebp's decoder (src/dec/webp_dec.c, `ParseHeadersInternal`). */
function readFeatures(reader: ByteReader): Features {
  const first = chunkAt(reader, FIRST_CHUNK);
  if (first.type !== 'VP8X') {
    const picture = bitstreamOf(reader, first);
    return { ...picture, animated: false, alpha: { announced: picture.alpha, stored: picture.alpha } };
  }
  if (first.length !== VP8X_BYTES) throw new Error(l10n.t('its chunk VP8X has a wrong length'));
  const flags = reader.uint8(first.at);
  const canvas = { width: 1 + uint24(reader, first.at + 4), height: 1 + uint24(reader, first.at + 7) };
  const animated = (flags & FLAG.animation) !== 0;
  const announced = (flags & FLAG.alpha) !== 0;
  if (animated) return { ...canvas, animated, alpha: { announced, stored: announced } };
  const { picture, apart } = findPicture(reader, first.end);
  if (picture.width !== canvas.width || picture.height !== canvas.height)
    throw new Error(
      l10n.t(
        'its header claims {0} × {1} pixels, but it holds {2} × {3}',
        canvas.width,
        canvas.height,
        picture.width,
        picture.height,
      ),
    );
  return {
    ...canvas,
    animated,
    alpha: { announced, stored: (picture.lossless ? picture.alpha : announced) || apart, apart },
  };
}

/** The first picture, and whether alpha comes before it. */
function findPicture(reader: ByteReader, from: number): { readonly picture: WebpBitstream; readonly apart: boolean } {
  let apart = false;
  for (let at = from; ;) {
    const chunk = chunkAt(reader, at);
    if (chunk.type === 'VP8 ' || chunk.type === 'VP8L') return { picture: bitstreamOf(reader, chunk), apart };
    apart ||= chunk.type === 'ALPH';
    at = chunk.end;
  }
}

function bitstreamOf(reader: ByteReader, { type, at, length }: RiffChunk): WebpBitstream {
  const known = type === 'VP8 ' || type === 'VP8L';
  const picture = known && readBitstream(type, reader.part(at, Math.min(length, reader.length - at)));
  if (!picture) throw new Error(l10n.t('it has no picture in it'));
  return picture;
}

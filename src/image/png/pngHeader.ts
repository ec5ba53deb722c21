import * as l10n from '@vscode/l10n';
import { ByteReader } from '../bytes';
import type { Colour, PictureHeader } from '../raster';
import { orientationOf } from '../tiff/tiffDirectory';

const SIGNATURE_BYTES = 8;
/** Length and type before a chunk's data, checksum behind it. */
const CHUNK_OVERHEAD = 12;
/** A file of empty chunks must not keep the extension host busy. */
const MOST_CHUNKS = 100_000;

interface ColourType {
  readonly colour: Colour;
  readonly alpha: boolean;
  /** The numbers of bits that a sample may have. */
  readonly depths: readonly number[];
}

const COLOURS: Readonly<Record<number, ColourType>> = {
  0: { colour: 'grey', alpha: false, depths: [1, 2, 4, 8, 16] },
  2: { colour: 'rgb', alpha: false, depths: [8, 16] },
  3: { colour: 'palette', alpha: false, depths: [1, 2, 4, 8] },
  4: { colour: 'grey', alpha: true, depths: [8, 16] },
  6: { colour: 'rgb', alpha: true, depths: [8, 16] },
};

/** Size, colours and orientation (PNG, third edition, 11.2 and 11.3). */
export function readPngHeader(bytes: Uint8Array): PictureHeader {
  const reader = new ByteReader(bytes);
  if (reader.text(12, 4) !== 'IHDR') throw new Error(l10n.t('its first chunk is not IHDR'));
  const type = reader.uint8(25);
  const kind = COLOURS[type];
  if (!kind) throw new Error(l10n.t('it has the colour type {0}, which does not exist', type));
  const bits = reader.uint8(24);
  if (!kind.depths.includes(bits))
    throw new Error(l10n.t('it has {0} bits, which its colour type {1} does not have', bits, type));
  const [compression = 0, filter = 0, interlace = 0] = reader.slice(26, 3);
  if (compression !== 0 || filter !== 0 || interlace > 1)
    throw new Error(
      l10n.t(
        'it is packed in a way that does not exist (compression {0}, filter {1}, interlace {2})',
        compression,
        filter,
        interlace,
      ),
    );
  return {
    format: 'PNG',
    height: reader.uint32(20),
    width: reader.uint32(16),
    colour: kind.colour,
    alpha: kind.alpha,
    bits,
    sample: 'uint',
    extra: kind.alpha ? 1 : 0,
    ...readChunks(reader),
  };
}

type Chunks = Pick<PictureHeader, 'transparency' | 'orientation' | 'gamma'>;

/** Gamma of sRGB, in units of 1/100,000 (11.3.2.5). */
const SRGB_GAMMA = 45455;

/** `eXIf` may stand behind the pixels, so all chunks are walked through. */
function readChunks(reader: ByteReader): Chunks {
  const chunks: { transparency: boolean; orientation: number; gamma?: number } = {
    transparency: false,
    orientation: 1,
  };
  let srgb = false;
  let at = SIGNATURE_BYTES;
  for (let chunk = 0; chunk < MOST_CHUNKS && at + CHUNK_OVERHEAD <= reader.length; chunk++) {
    const length = reader.uint32(at);
    const end = at + CHUNK_OVERHEAD + length;
    if (end > reader.length) break;
    const data = at + 8;
    switch (reader.text(at + 4, 4)) {
      case 'tRNS':
        chunks.transparency = true;
        break;
      case 'gAMA':
        if (length === 4 && !srgb) chunks.gamma = reader.uint32(data);
        break;
      case 'sRGB':
        srgb = true;
        chunks.gamma = SRGB_GAMMA;
        break;
      case 'eXIf':
        chunks.orientation = orientationOf(reader.slice(data, length));
    }
    at = end;
  }
  return chunks;
}

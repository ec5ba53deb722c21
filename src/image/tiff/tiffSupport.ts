import * as l10n from '@vscode/l10n';
import type { Colour, PictureHeader } from '../raster';
import { UnsupportedError } from '../unsupported';

const COMPRESSIONS: Readonly<Record<number, string>> = {
  1: 'uncompressed',
  2: 'CCITT RLE',
  3: 'CCITT Group 3',
  4: 'CCITT Group 4',
  5: 'LZW',
  6: 'old JPEG',
  7: 'JPEG',
  8: 'Deflate',
  32773: 'PackBits',
  32946: 'Deflate',
  34887: 'LERC',
  34925: 'LZMA',
  50000: 'Zstandard',
  50001: 'WebP',
  50002: 'JPEG XL',
};
const READ = new Set(['uncompressed', 'LZW', 'JPEG', 'Deflate', 'PackBits', 'Zstandard']);

const COLOURS: Readonly<Record<number, Colour>> = {
  0: 'grey',
  1: 'grey',
  2: 'rgb',
  3: 'palette',
  5: 'cmyk',
  6: 'ycbcr',
  8: 'lab',
};

/** The name of a compression (TIFF 6.0 and libtiff/tiff.h); throws where it is none that Convscope reads. */
export function compressionOf(value: number): string {
  const name = COMPRESSIONS[value];
  if (name && READ.has(name)) return name;
  throw new UnsupportedError(
    name
      ? l10n.t('Convscope does not read TIFF files with {0} compression.', name)
      : l10n.t('Convscope does not read TIFF files with compression {0}.', value),
  );
}

/** The colours that a photometric interpretation means. */
export function colourOf(photometric: number): Colour {
  const colour = COLOURS[photometric];
  if (colour) return colour;
  throw new UnsupportedError(
    l10n.t('Convscope does not read TIFF files of photometric interpretation {0}.', photometric),
  );
}

/** What of a TIFF decides whether its layout is read. */
export interface TiffLayout {
  readonly colour: Colour;
  readonly samples: number;
  readonly planar: boolean;
  readonly bits: readonly number[];
  readonly sample: PictureHeader['sample'];
}

/** Throws where loaders read the samples in many ways, or in one that Convscope does not know. */
export function checkLayout({ colour, samples, planar, bits, sample }: TiffLayout): void {
  if (bits.some((other) => other !== bits[0]))
    throw new UnsupportedError(
      l10n.t(
        'Convscope does not read TIFF files whose samples have different depths ({0} bits).',
        bits.slice(0, 4).join(', '),
      ),
    );
  if (bits[0] === 64 && sample !== 'float')
    throw new UnsupportedError(l10n.t('Convscope does not read TIFF files of 64-bit whole numbers.'));
  if (colour === 'palette' && samples > 1)
    throw new UnsupportedError(
      l10n.t('Convscope does not read TIFF files with alpha or another channel beside palette indices.'),
    );
  if (colour === 'grey' && samples > 2)
    throw new UnsupportedError(l10n.t('Convscope does not read TIFF files with {0} channels of grey.', samples));
  if (colour === 'grey' && samples > 1 && planar)
    throw new UnsupportedError(
      l10n.t('Convscope does not read TIFF files with grey and another channel stored plane by plane.'),
    );
}

import * as l10n from '@vscode/l10n';
import { colourWord, type PictureHeader } from '../raster';
import type { TiffFacts } from '../tiff/tiffFacts';
import { LoaderRefusal, loadInstead } from './loading';
import type { PillowMode } from './pillowMode';

/** By the number of channels and what the file tells of those beyond the colours. */
type Layouts = Readonly<Record<string, PillowMode>>;

const RGB16: Layouts = { '3:': 'RGB', '4:': 'RGBA', '4:0': 'RGB', '4:1': 'RGBA', '4:2': 'RGBA' };
const RGB8: Layouts = {
  ...RGB16,
  '4:999': 'RGBA',
  '5:0,0': 'RGB',
  '5:1,0': 'RGBA',
  '5:2,0': 'RGBA',
  '6:0,0,0': 'RGB',
  '6:1,0,0': 'RGBA',
  '6:2,0,0': 'RGBA',
};

const GREY8: Layouts = { '1:': 'L' };
const INDICES: Layouts = { '1:': 'P' };

/** Colour, 0 for white, type and depth of the samples; in a file with its high bytes first some are missing. */
const KINDS: Readonly<Record<string, Layouts>> = {
  'grey uint1': { '1:': '1' },
  'grey inverted uint1': { '1:': '1' },
  'grey uint2': GREY8,
  'grey inverted uint2': GREY8,
  'grey uint4': GREY8,
  'grey inverted uint4': GREY8,
  'grey uint8': { ...GREY8, '2:0': 'L', '2:1': 'La', '2:2': 'LA' },
  'grey inverted uint8': GREY8,
  'grey int8': GREY8,
  'grey uint12': { '1:': 'I;16' },
  'grey uint16': { '1:': 'I;16' },
  'grey inverted uint16': { '1:': 'I;16' },
  'grey int16': { '1:': 'I' },
  'grey uint32': { '1:': 'I' },
  'grey int32': { '1:': 'I' },
  'grey float32': { '1:': 'F' },
  'grey inverted float32': { '1:': 'F' },
  'rgb uint8': RGB8,
  'rgb uint16': RGB16,
  'palette uint1': INDICES,
  'palette uint2': INDICES,
  'palette uint4': INDICES,
  'palette uint8': INDICES,
  'cmyk uint8': { '4:': 'CMYK', '5:0': 'CMYK', '6:0,0': 'CMYK' },
  'cmyk uint16': { '4:': 'CMYK' },
  'ycbcr uint8': { '3:': 'YCbCr' },
  'lab uint8': { '3:': 'LAB' },
};
const LITTLE_ENDIAN_ONLY = new Set(['grey uint12', 'grey inverted uint16', 'grey uint32']);
/** Layouts of 8 bits whose planes Pillow reads itself; what is compressed libtiff reads. */
const UNCOMPRESSED_PLANES = new Set(['RGB 3:', 'RGBA 4:', 'RGBA 4:2', 'RGBA 4:999', 'CMYK 4:', 'LAB 3:']);

/** What is read as one plane: kinds whose samples Pillow takes as they are. */
const ONE_PLANE = new Set(['grey uint8', 'grey int8', 'grey uint1', 'palette uint8']);
/** Kinds that Pillow knows with the lowest bit first, too. */
const LOW_BIT_FIRST = new Set([
  ...[1, 2, 4].flatMap((bits) => [`grey uint${bits} 1:`, `grey inverted uint${bits} 1:`]),
  'grey uint8 1:',
  'palette uint1 1:',
  'palette uint8 1:',
  'rgb uint8 3:',
]);

/** Kinds that Pillow has no unpacker for, and leaves to libtiff where they are compressed. */
const LIBTIFF_TURNS = new Set(['palette uint2 1:', 'palette uint4 1:', 'grey inverted uint8 1:']);

function knowsLowBitFirst(kind: string, layout: string, { compression, bigEndian }: TiffFacts): boolean {
  const name = `${kind} ${layout}`;
  if (name === 'grey uint16 1:') return !bigEndian;
  if (LIBTIFF_TURNS.has(name)) return compression !== 'uncompressed';
  return LOW_BIT_FIRST.has(name);
}

/** The mode in which Pillow opens a TIFF (src/PIL/TiffImagePlugin.py, `OPEN_INFO`); throws where it knows none. */
export function pillowTiffMode(header: PictureHeader, tiff: TiffFacts): PillowMode {
  const { colour, bits, sample } = header;
  if (tiff.palette === 'missing')
    throw new LoaderRefusal(l10n.t('PIL.Image.open raises {0}.', 'KeyError: 320'), loadInstead('cv2.imread'));
  const fault = tiff.notByPillow
    ? l10n.t('PIL.Image.open raises UnidentifiedImageError: it does not know how the numbers of this TIFF are stored.')
    : tiff.compression !== 'uncompressed' && tiff.notByLibtiff !== undefined
      ? l10n.t('libtiff, by which Pillow reads this TIFF, does not open it: {0}.', tiff.notByLibtiff)
      : tiff.palette === 'long'
        ? l10n.t('PIL.Image.open raises {0}.', 'ValueError: invalid palette size')
        : tiff.compression === 'uncompressed' && tiff.pieces.count === 0
          ? l10n.t('PIL.Image.open does not read a TIFF that does not tell where its pixels are.')
          : '';
  if (fault !== '') throw new LoaderRefusal(fault, loadInstead('cv2.imread'));
  const ignored = tiff.planar && tiff.extras.every((kind) => kind === 0) ? tiff.extras.length : 0;
  const channels = tiff.samples - ignored;
  const layout = `${channels}:${ignored > 0 ? '' : tiff.extras.join()}`;
  const kind = `${colour}${tiff.inverted ? ' inverted' : ''} ${sample}${bits}`;
  const mode = KINDS[kind]?.[layout];
  const wrongBits = tiff.lowBitFirst && !knowsLowBitFirst(kind, layout, tiff);
  const wrongOrder = tiff.bigEndian && (tiff.big || LITTLE_ENDIAN_ONLY.has(kind));
  if (mode && wrongBits)
    throw new LoaderRefusal(
      l10n.t(
        'PIL.Image.open raises UnidentifiedImageError: it does not know this kind of TIFF with the lowest bit first.',
      ),
      loadInstead('cv2.imread'),
    );
  if (!mode || wrongOrder) {
    throw new LoaderRefusal(unknownKind(header, tiff, wrongOrder), loadInstead('cv2.imread unchanged'));
  }
  const onePlane = tiff.planar && tiff.samples === 1 && tiff.compression === 'uncompressed';
  const readsPlanes =
    tiff.compression === 'uncompressed'
      ? bits === 8 && ignored === 0 && UNCOMPRESSED_PLANES.has(`${mode} ${layout}`)
      : colour !== 'grey' && channels <= 4;
  if (tiff.planar && (onePlane ? !ONE_PLANE.has(kind) : tiff.samples > 1 && !readsPlanes)) {
    throw new LoaderRefusal(
      l10n.t('Pillow does not read the planes of this TIFF: it raises an error, or mistakes where samples begin.'),
      loadInstead('cv2.imread'),
    );
  }
  // What is compressed libtiff reads and converts.
  if (mode === 'YCbCr' && tiff.compression !== 'uncompressed') return 'RGB';
  return mode === 'I;16' && tiff.bigEndian ? 'I;16B' : mode;
}

function unknownKind({ colour, bits, sample }: PictureHeader, { big, samples }: TiffFacts, highFirst: boolean): string {
  const facts = [big ? 'BigTIFF' : 'TIFF', samples, bits, colourWord(colour)];
  if (sample === 'float') {
    return highFirst
      ? l10n.t(
          'PIL.Image.open raises UnidentifiedImageError: it knows no {0} of {1} {2}-bit floating-point {3} channels whose high bytes come first.',
          ...facts,
        )
      : l10n.t(
          'PIL.Image.open raises UnidentifiedImageError: it knows no {0} of {1} {2}-bit floating-point {3} channels.',
          ...facts,
        );
  }
  return highFirst
    ? l10n.t(
        'PIL.Image.open raises UnidentifiedImageError: it knows no {0} of {1} {2}-bit {3} channels whose high bytes come first.',
        ...facts,
      )
    : l10n.t('PIL.Image.open raises UnidentifiedImageError: it knows no {0} of {1} {2}-bit {3} channels.', ...facts);
}

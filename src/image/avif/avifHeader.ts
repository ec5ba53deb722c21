import * as l10n from '@vscode/l10n';
import { ByteReader } from '../bytes';
import type { PictureHeader } from '../raster';
import { orientationOf } from '../tiff/tiffDirectory';

/** A box of an ISO base media file: its content, without its own header. */
interface Box {
  readonly type: string;
  readonly at: number;
  readonly end: number;
}

const MOST_BOXES = 10_000;

/** Walks through the boxes between two places (ISO/IEC 14496-12, 4.2). */
function* boxes(reader: ByteReader, from: number, to: number): Generator<Box> {
  let at = from;
  for (let box = 0; box < MOST_BOXES && at + 8 <= Math.min(to, reader.length); box++) {
    const size = reader.uint32(at);
    const type = reader.text(at + 4, 4);
    const header = size === 1 ? 16 : 8;
    const length = size === 1 ? reader.uint64(at + 8) : size === 0 ? to - at : size;
    if (length < header) return;
    yield { type, at: at + header, end: Math.min(at + length, to) };
    at += length;
  }
}

/** Size, depth, alpha and turns (AVIF 1.1; ISO/IEC 23008-12, 6.5). */
export function readAvifHeader(bytes: Uint8Array): PictureHeader {
  const reader = new ByteReader(bytes);
  const meta = find(reader, 0, bytes.length, 'meta');
  const iprp = meta && find(reader, meta.at + 4, meta.end, 'iprp');
  const ipco = iprp && find(reader, iprp.at, iprp.end, 'ipco');
  const properties = ipco ? [...boxes(reader, ipco.at, ipco.end)] : [];
  const primary = iprp ? primaryProperties(reader, meta, iprp, properties) : [];
  const size = primary.find(({ type }) => type === 'ispe');
  if (!size) throw new Error(l10n.t('it tells no size'));
  const config = primary.find(({ type }) => type === 'av1C');
  const flags = config ? reader.uint8(config.at + 2) : 0;
  const alpha = properties.some(
    ({ type, at, end }) => type === 'auxC' && reader.text(at + 4, end - at - 4).includes('alpha'),
  );
  return {
    format: 'AVIF',
    height: reader.uint32(size.at + 8),
    width: reader.uint32(size.at + 4),
    colour: flags & 0x10 ? 'grey' : 'rgb',
    bits: flags & 0x40 ? (flags & 0x20 ? 12 : 10) : 8,
    sample: 'uint',
    extra: alpha ? 1 : 0,
    alpha,
    transparency: false,
    orientation: exifOrientation(reader, meta),
  };
}

function find(reader: ByteReader, from: number, to: number, type: string): Box | undefined {
  for (const box of boxes(reader, from, to)) if (box.type === type) return box;
  return undefined;
}

/** The properties that `ipma` gives to the item that `pitm` names. */
function primaryProperties(reader: ByteReader, meta: Box, iprp: Box, properties: readonly Box[]): readonly Box[] {
  const pitm = find(reader, meta.at + 4, meta.end, 'pitm');
  const ipma = find(reader, iprp.at, iprp.end, 'ipma');
  if (!pitm || !ipma) return properties;
  const wide = reader.uint8(pitm.at) > 0;
  const item = wide ? reader.uint32(pitm.at + 4) : reader.uint16(pitm.at + 4);
  const long = reader.uint8(ipma.at) > 0;
  const twoBytes = (reader.uint8(ipma.at + 3) & 1) === 1;
  let at = ipma.at + 8;
  for (let entry = reader.uint32(ipma.at + 4); entry > 0 && at < ipma.end; entry--) {
    const id = long ? reader.uint32(at) : reader.uint16(at);
    at += long ? 4 : 2;
    const count = reader.uint8(at++);
    const indices = Array.from({ length: count }, (_, index) =>
      twoBytes ? reader.uint16(at + 2 * index) & 0x7fff : reader.uint8(at + index) & 0x7f,
    );
    at += count * (twoBytes ? 2 : 1);
    if (id === item) return indices.flatMap((index) => properties[index - 1] ?? []);
  }
  return properties;
}

/** The loaders look at EXIF data alone, not at the turns that the container tells (`irot`, `imir`). */
function exifOrientation(reader: ByteReader, meta: Box | undefined): number {
  const item = meta && exifItem(reader, meta);
  const iloc = meta && find(reader, meta.at + 4, meta.end, 'iloc');
  if (item === undefined || !iloc) return 1;
  const place = locate(reader, iloc, item);
  if (!place) return 1;
  // Four bytes tell where in the data the TIFF structure begins (ISO/IEC 23008-12, A.2.1).
  const start = place.at + 4 + reader.uint32(place.at);
  return orientationOf(reader.bytes.subarray(start, place.at + place.length));
}

function exifItem(reader: ByteReader, meta: Box): number | undefined {
  const iinf = find(reader, meta.at + 4, meta.end, 'iinf');
  if (!iinf) return undefined;
  const wideCount = reader.uint8(iinf.at) > 0;
  for (const { type, at } of boxes(reader, iinf.at + (wideCount ? 8 : 6), iinf.end)) {
    const version = reader.uint8(at);
    if (type !== 'infe' || version < 2) continue;
    const wide = version > 2;
    if (reader.text(at + (wide ? 10 : 8), 4) === 'Exif') return wide ? reader.uint32(at + 4) : reader.uint16(at + 4);
  }
  return undefined;
}

/** Where the first extent of an item lies in the file (ISO/IEC 14496-12, 8.11.3). */
function locate(
  reader: ByteReader,
  iloc: Box,
  item: number,
): { readonly at: number; readonly length: number } | undefined {
  const version = reader.uint8(iloc.at);
  const sizes = reader.uint16(iloc.at + 4);
  const [offsetBytes, lengthBytes, baseBytes, indexBytes] = [
    sizes >> 12,
    (sizes >> 8) & 15,
    (sizes >> 4) & 15,
    version > 0 ? sizes & 15 : 0,
  ];
  let at = iloc.at + 6;
  const next = (bytes: number): number => {
    const value =
      bytes === 8 ? reader.uint64(at) : bytes === 4 ? reader.uint32(at) : bytes === 2 ? reader.uint16(at) : 0;
    at += bytes;
    return value;
  };
  for (let count = next(version < 2 ? 2 : 4); count > 0 && at < iloc.end; count--) {
    const id = next(version < 2 ? 2 : 4);
    if (version > 0) at += 2;
    at += 2;
    const base = next(baseBytes);
    const extents = Array.from({ length: next(2) }, () => {
      at += indexBytes;
      return { at: base + next(offsetBytes), length: next(lengthBytes) };
    });
    if (id === item) return extents[0];
  }
  return undefined;
}

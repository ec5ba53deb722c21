import * as l10n from '@vscode/l10n';
import { ByteReader } from '../bytes';
import { exifOrientation, knownOrientation } from '../exifOrientation';
import type { PictureHeader } from '../raster';
import type { ReadBudget } from '../readBudget';
import { type Box, boxes, findBox } from './boxes';
import { locateItem } from './itemPlace';

/** Longer than any name that tells of alpha. */
const MOST_NAME = 64;

/** Size, depth, alpha and turns (AVIF 1.1; ISO/IEC 23008-12, 6.5). */
export function readAvifHeader(bytes: Uint8Array, budget?: ReadBudget): PictureHeader {
  const reader = new ByteReader(bytes, false, budget);
  const meta = findBox(reader, 0, bytes.length, 'meta');
  const iprp = meta && findBox(reader, meta.at + 4, meta.end, 'iprp');
  const ipco = iprp && findBox(reader, iprp.at, iprp.end, 'ipco');
  const properties = ipco ? [...boxes(reader, ipco.at, ipco.end)] : [];
  const primary = iprp ? primaryProperties(reader, meta, iprp, properties) : [];
  const size = primary.find(({ type }) => type === 'ispe');
  if (!size) throw new Error(l10n.t('it tells no size'));
  const config = primary.find(({ type }) => type === 'av1C');
  const flags = config ? reader.uint8(config.at + 2) : 0;
  const alpha = properties.some(
    ({ type, at, end }) => type === 'auxC' && nameAt(reader, at + 4, end).includes('alpha'),
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
    orientation: knownOrientation(orientationIn(reader, meta)),
  };
}

function nameAt(reader: ByteReader, at: number, end: number): string {
  return reader.text(at, Math.max(0, Math.min(MOST_NAME, end - at)));
}

/** The properties that `ipma` gives to the item that `pitm` names. */
function primaryProperties(reader: ByteReader, meta: Box, iprp: Box, properties: readonly Box[]): readonly Box[] {
  const pitm = findBox(reader, meta.at + 4, meta.end, 'pitm');
  const ipma = findBox(reader, iprp.at, iprp.end, 'ipma');
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
function orientationIn(reader: ByteReader, meta: Box | undefined): number | undefined {
  const item = meta && exifItem(reader, meta);
  const iloc = meta && findBox(reader, meta.at + 4, meta.end, 'iloc');
  if (item === undefined || !iloc) return undefined;
  const place = locateItem(reader, iloc, item);
  if (!place) return undefined;
  // Four bytes tell where in the data the TIFF structure begins (ISO/IEC 23008-12, A.2.1).
  const start = place.at + 4 + reader.uint32(place.at);
  const end = Math.min(place.at + place.length, reader.length);
  return start < end ? exifOrientation(reader.part(start, end - start)) : undefined;
}

function exifItem(reader: ByteReader, meta: Box): number | undefined {
  const iinf = findBox(reader, meta.at + 4, meta.end, 'iinf');
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

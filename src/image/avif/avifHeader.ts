import * as l10n from '@vscode/l10n';
import { ByteReader } from '../bytes';
import { exifOrientation, knownOrientation } from '../exifOrientation';
import type { PictureHeader } from '../raster';
import type { ReadBudget } from '../readBudget';
import { type Box, boxes, findBox } from './boxes';
import { type Extent, locateItem } from './itemPlace';
import { frameSize } from './sequenceHeader';

/** `av1C` begins with four bytes of flags. */
const CONFIG_BYTES = 4;
/** Tiles of a grid may stick out of the picture; frames that are this much larger are no part of it. */
const MOST_TIMES = 4;
const MOST_PIXELS = 2 ** 20;
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
  checkFrames(reader, meta, { properties, height: reader.uint32(size.at + 8), width: reader.uint32(size.at + 4) });
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

interface Pictures {
  readonly properties: readonly Box[];
  readonly height: number;
  readonly width: number;
}

/** A decoder makes room for what the coded pictures tell: throws where that has little to do with what the file tells. */
function checkFrames(reader: ByteReader, meta: Box | undefined, { properties, height, width }: Pictures): void {
  const configs = properties
    .filter(({ type, at, end }) => type === 'av1C' && end > at + CONFIG_BYTES && end <= reader.length)
    .map(({ at, end }) => ({ at: at + CONFIG_BYTES, length: end - at - CONFIG_BYTES }));
  const primary = meta && primaryExtent(reader, meta);
  for (const { at, length } of primary ? [...configs, primary] : configs) {
    const frame = frameSize(reader.part(at, Math.max(0, Math.min(length, reader.length - at))));
    if (frame && frame.width * frame.height > MOST_TIMES * height * width + MOST_PIXELS)
      throw new Error(
        l10n.t('its header claims {0} × {1} pixels, but it holds {2} × {3}', width, height, frame.width, frame.height),
      );
  }
}

function primaryExtent(reader: ByteReader, meta: Box): Extent | undefined {
  const pitm = findBox(reader, meta.at + 4, meta.end, 'pitm');
  const iloc = findBox(reader, meta.at + 4, meta.end, 'iloc');
  const extent = pitm && iloc && locateItem(reader, iloc, itemOf(reader, pitm));
  return extent && extent.at < reader.length ? extent : undefined;
}

/** The item that `pitm` names. */
function itemOf(reader: ByteReader, { at }: Box): number {
  return reader.uint8(at) > 0 ? reader.uint32(at + 4) : reader.uint16(at + 4);
}

function nameAt(reader: ByteReader, at: number, end: number): string {
  return reader.text(at, Math.max(0, Math.min(MOST_NAME, end - at)));
}

/** The properties that `ipma` gives to the item that `pitm` names. */
function primaryProperties(reader: ByteReader, meta: Box, iprp: Box, properties: readonly Box[]): readonly Box[] {
  const pitm = findBox(reader, meta.at + 4, meta.end, 'pitm');
  const ipma = findBox(reader, iprp.at, iprp.end, 'ipma');
  if (!pitm || !ipma) return properties;
  const item = itemOf(reader, pitm);
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

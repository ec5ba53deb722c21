import { type ByteReader, CutOffError } from './bytes';

const MAGIC = 42;
const ENTRY_BYTES = 12;
const ORIENTATION = 0x0112;

/** Fields that OpenCV reads as text: description, make, model, software, date, copyright. */
const TEXTS: ReadonlySet<number> = new Set([0x010e, 0x010f, 0x0110, 0x0131, 0x0132, 0x8298]);

/** Fields that it reads as fractions, eight bytes each, and how many: resolutions, white point, primaries, YCbCr, black and white. */
const FRACTIONS: ReadonlyMap<number, number> = new Map([
  [0x011a, 1],
  [0x011b, 1],
  [0x013e, 2],
  [0x013f, 6],
  [0x0211, 3],
  [0x0214, 6],
]);

/**
 * The orientation in EXIF data as OpenCV finds it (modules/imgcodecs/src/exif.cpp): the first entry counts, of it the first two bytes
 * whatever its type and count are; a field before it that points past the end hides it. Undefined where there is none; not
 * always one of the eight that exist.
 */
export function exifOrientation(data: ByteReader): number | undefined {
  try {
    // Any two equal letters but II mean that high bytes come first.
    const block = data.ordered(data.length > 1 && data.uint8(0) === 0x49 && data.uint8(1) === 0x49);
    return block.uint16(2) === MAGIC ? orientationIn(block) : undefined;
  } catch (error) {
    if (error instanceof CutOffError) return undefined;
    throw error;
  }
}

function orientationIn(block: ByteReader): number | undefined {
  const start = block.uint32(4);
  const count = block.uint16(start);
  for (let entry = 0; entry < count; entry++) {
    const at = start + 2 + entry * ENTRY_BYTES;
    const tag = block.uint16(at);
    if (tag === ORIENTATION) return block.uint16(at + 8);
    checkField(block, tag, at);
  }
  return undefined;
}

/** Reads what OpenCV reads of a field that is of no interest here; throws where that lies past the end. */
function checkField(block: ByteReader, tag: number, at: number): void {
  if (TEXTS.has(tag)) {
    const length = block.uint32(at + 4);
    if (length > 4) block.slice(block.uint32(at + 8), length);
    return;
  }
  const fractions = FRACTIONS.get(tag);
  if (fractions !== undefined) block.slice(block.uint32(at + 8), 8 * fractions);
}

/** One of the eight orientations; whatever else is stored turns nothing. */
export function knownOrientation(stored: number | undefined): number {
  return stored !== undefined && stored >= 1 && stored <= 8 ? stored : 1;
}

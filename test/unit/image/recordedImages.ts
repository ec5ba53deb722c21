/** What a loader of Python made of a file, or how it failed. */
export type Recorded = RecordedArray | { readonly error: string };

export interface RecordedArray {
  readonly shape: readonly number[];
  readonly dtype: string;
  readonly sha256: string;
  /** The values, of files for which they may differ. */
  readonly base64?: string;
}

export interface Resized extends RecordedArray {
  readonly file: string;
  readonly loader: string;
  readonly target_size: readonly [number, number];
}

export interface RecordedImages {
  readonly versions: Readonly<Record<string, string>>;
  readonly files: readonly (readonly [
    name: string,
    rows: readonly (readonly [loader: string, recorded: Recorded])[],
  ])[];
  readonly resized: readonly Resized[];
}

interface Document {
  readonly versions: Readonly<Record<string, string>>;
  readonly files: Readonly<Record<string, Readonly<Record<string, Recorded>>>>;
  readonly resized: readonly Resized[];
}

/** Reads `images.json`, which scripts/record/images.py writes. */
export function recordedImages(document: unknown): RecordedImages {
  if (!isDocument(document)) throw new Error('images.json is not what scripts/record/images.py writes.');
  return {
    versions: document.versions,
    files: Object.entries(document.files).map(([name, rows]) => [
      name,
      Object.entries(rows).map(([loader, recorded]) => [loader, native(recorded)] as const),
    ]),
    resized: document.resized,
  };
}

/** NumPy keeps the byte order of some files in the type; the digests are of little-endian bytes. */
function native(recorded: Recorded): Recorded {
  if ('error' in recorded || !recorded.dtype.startsWith('>')) return recorded;
  const names: Readonly<Record<string, string>> = { i: 'int', u: 'uint', f: 'float', c: 'complex' };
  const [, kind = '', bytes = ''] = recorded.dtype;
  return { ...recorded, dtype: `${names[kind] ?? ''}${8 * Number(bytes)}` };
}

function isDocument(document: unknown): document is Document {
  return typeof document === 'object' && document !== null && 'files' in document && 'resized' in document;
}

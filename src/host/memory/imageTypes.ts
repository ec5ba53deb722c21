/** Where a mime type has another name than its file ending. */
const ENDINGS: ReadonlyMap<string, string> = new Map([
  ['jpeg', 'jpg'],
  ['pjpeg', 'jpg'],
  ['x-png', 'png'],
  ['x-ms-bmp', 'bmp'],
  ['x-bmp', 'bmp'],
  ['tiff', 'tif'],
  ['x-icon', 'ico'],
  ['vnd.microsoft.icon', 'ico'],
  ['x-portable-bitmap', 'pbm'],
  ['x-portable-graymap', 'pgm'],
  ['x-portable-pixmap', 'ppm'],
  ['x-portable-anymap', 'pnm'],
]);

const MAX_NAME_LENGTH = 120;

/** The ending that a file of this type would have; the content decides later what it really is. */
export function endingOf(mime: string): string {
  const subtype = mime.toLowerCase().replace(/^image\//, '');
  return ENDINGS.get(subtype) ?? (subtype.replace(/^x-/, '').replace(/[^a-z0-9]/g, '') || 'image');
}

/** A drawing is refused by name, because its bytes would only be called unknown. */
export function isDrawing(mime: string): boolean {
  return mime.toLowerCase().startsWith('image/svg');
}

/** A name from outside as the last part of a path: no folders, no control characters, not endless. */
export function safeName(name: string, otherwise: string): string {
  const last = name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
  const clean = last.replace(/[\p{Cc}?#%]/gu, '').trim();
  return clean.replace(/^\.+$/, '').slice(-MAX_NAME_LENGTH) || otherwise;
}

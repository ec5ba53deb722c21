import * as l10n from '@vscode/l10n';
/** A file with a name to call it by: what comes from the clipboard has none. */
export interface NamedFile {
  readonly name: string;
  readonly file: Blob;
}

/** Why there is no image, in words for the user. */
export class NoImage extends Error {}

/** The image among what was pasted or dropped. */
export function imageOf(data: DataTransfer | null, how: 'pasted' | 'dropped'): NamedFile {
  const files = [...(data?.files ?? [])];
  // Systems know no type for some kinds of images; their content will tell.
  const file = files.find(({ type }) => type.startsWith('image/')) ?? files[0];
  if (file) return { name: file.name || nameFor(file.type), file };
  const hasText = [...(data?.types ?? [])].some((type) => type.startsWith('text/'));
  throw new NoImage(how === 'pasted' ? nothingPasted(hasText) : nothingDropped(hasText));
}

function nothingPasted(hasText: boolean): string {
  return hasText
    ? l10n.t('The clipboard holds text, but no image. Copy an image, then paste again.')
    : l10n.t('The clipboard holds no image. Copy an image, then paste again.');
}

function nothingDropped(hasText: boolean): string {
  return hasText
    ? l10n.t('What was dropped holds only text that could be inspected. Drop an image file.')
    : l10n.t('What was dropped holds nothing that could be inspected. Drop an image file.');
}

/** The image on the clipboard, which the browser lets a page read when the user agrees. */
export async function readClipboard(clipboard: Pick<Clipboard, 'read'> | undefined): Promise<NamedFile> {
  if (!clipboard) throw new NoImage(l10n.t('This window may not read the clipboard. Paste with the keyboard instead.'));
  let items: ClipboardItems;
  try {
    items = await clipboard.read();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new NoImage(l10n.t('The clipboard could not be read ({0}). Paste with the keyboard instead.', reason), {
      cause: error,
    });
  }
  for (const item of items) {
    const type = item.types.find((candidate) => candidate.startsWith('image/'));
    if (type !== undefined) return { name: nameFor(type), file: await item.getType(type) };
  }
  throw new NoImage(l10n.t('There is no image on the clipboard. Copy one, then try again.'));
}

function nameFor(type: string): string {
  const subtype = type.replace(/^image\//, '').replace(/[^a-z0-9].*$/i, '');
  return `clipboard.${subtype === 'jpeg' ? 'jpg' : subtype || 'png'}`;
}

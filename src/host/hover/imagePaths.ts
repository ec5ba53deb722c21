import { IMAGE_EXTENSIONS } from '../../image/format';
import { pathSpansAt, type PathSpan, spellingsOf } from '../memory/pathText';

/**
 * Texts around an offset that could be the path of an image file, by their endings, the likeliest first. Addresses on the
 * web are left out: nobody asked to go there by pointing at them.
 */
export function imagePathsAt(line: string, offset: number): PathSpan[] {
  return pathSpansAt(line, offset).filter(({ text }) => !isAddress(text) && spellingsOf(text).some(endsLikeImage));
}

function endsLikeImage(path: string): boolean {
  const ending = /\.([a-z]+)$/i.exec(path)?.[1]?.toLowerCase();
  return IMAGE_EXTENSIONS.some((extension) => extension === ending);
}

/** Of the web, of another machine, or with the content in itself; `C:` is a drive. */
function isAddress(text: string): boolean {
  return /^(?:[\\/]{2}|(?!file:)[a-z][a-z0-9+.-]+:)/i.test(text.replace(/^["'`<]/, ''));
}

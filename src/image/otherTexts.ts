import * as l10n from '@vscode/l10n';
import type { OtherFile } from './otherFile';

/** A file of letters only. */
const TEXT = /^[\t\n\f\r\x20-\x7e\x80-\xff]+$/;
const MARKUP = /^(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--[^]{0,400}?-->\s*)*/;

/** What a text is that was taken for an image. */
export function otherTextOf(head: string): OtherFile | undefined {
  const lfs = /^version https:\/\/git-lfs\.github\.com\/spec\/[^]*?\nsize (\d{1,20})\n/.exec(head);
  if (lfs)
    return {
      message: (name) =>
        l10n.t(
          '{0} is a pointer of Git LFS: the picture itself, of {1} bytes, has not been fetched.',
          name,
          lfs[1] ?? '',
        ),
      suggestion: l10n.t('Run {0} in its folder.', 'git lfs pull'),
    };
  if (/^(?:\.\.\/)*(?:\.git|\/annex)\S*\/annex\/objects\/\S+\s*$|^\/annex\/objects\/\S+\s*$/.test(head))
    return {
      message: (name) => l10n.t('{0} is a pointer of git-annex: the picture itself has not been fetched.', name),
      suggestion: l10n.t('Run {0} in its folder.', 'git annex get'),
    };
  const markup = head.replace(MARKUP, '');
  if (/^(<!doctype svg\b|<svg[\s>])/i.test(markup))
    return {
      message: (name) => l10n.t('{0} is an SVG drawing, made of shapes and not of pixels.', name),
      suggestion: l10n.t('Export it as PNG.'),
    };
  if (/^(<!doctype html\b|<(html|head|body|title)[\s>])/i.test(markup))
    return {
      message: (name) => l10n.t('{0} is an HTML page, not a picture.', name),
      suggestion: l10n.t('Save the picture itself, not the page that shows it; a server may also have sent an error.'),
    };
  // A portable map that is damaged at its beginning is a text as well.
  if (!TEXT.test(head) || /^P\d/.test(head)) return undefined;
  if (/^\s*(data:image\/|iVBORw0KGgo|\/9j\/4)/.test(head))
    return {
      message: (name) => l10n.t('{0} is a picture written as base64 text.', name),
      suggestion: l10n.t('Decode it first, with {0} for example.', 'base64 --decode'),
    };
  if (/^\s*<[?a-z]/i.test(head))
    return {
      message: (name) => l10n.t('{0} is an XML text, not a picture.', name),
      suggestion: l10n.t('Save the picture itself, not the page that shows it; a server may also have sent an error.'),
    };
  if (/^\s*(\{\s*["}]|\[\s*["\d[{\]-])/.test(head))
    return { message: (name) => l10n.t('{0} is a JSON text, not a picture.', name), suggestion: saveText(head) };
  return { message: (name) => l10n.t('{0} is a text, not a picture.', name), suggestion: saveText(head) };
}

function saveText(head: string): string {
  return /^[\s\d.,;eE+-]+$/.test(head)
    ? l10n.t('Read the numbers with {0} and write them with {1}.', 'numpy.loadtxt', 'numpy.save')
    : l10n.t('Choose the picture itself.');
}

import * as l10n from '@vscode/l10n';
import { HumanError } from '../protocol/problem';
import { CutOffError } from './bytes';
import { begunFormat, formatOf, type ImageFormat, IMAGE_FORMATS } from './format';
import { otherFileOf } from './otherFiles';
import { HEADER_READERS } from './pictureHeader';
import type { ImageHeader } from './raster';
import { ReadBudget } from './readBudget';
import { UnsupportedError } from './unsupported';

/** Reads format, size and colours by content; throws a HumanError where there is no image that can be loaded. */
export function readHeader(bytes: Uint8Array, fileName: string, budget = new ReadBudget()): ImageHeader {
  if (bytes.length === 0) {
    throw new HumanError({
      message: l10n.t('{0} is empty (0 bytes).', fileName),
      suggestion: l10n.t('Choose another image, or save this one again.'),
    });
  }
  const format = formatOf(bytes);
  if (!format) throw unknownFormat(bytes, fileName);
  const header = read(bytes, fileName, format, budget);
  if (header.format !== 'NPY' && (header.height < 1 || header.width < 1)) {
    throw new HumanError({
      message: l10n.t('{0} claims a size of {1} × {2} pixels.', fileName, header.width, header.height),
      suggestion: l10n.t('The file is damaged. Save it again from where it came.'),
    });
  }
  return header;
}

function read(bytes: Uint8Array, fileName: string, format: ImageFormat, budget: ReadBudget): ImageHeader {
  try {
    return HEADER_READERS[format](bytes, budget);
  } catch (error) {
    if (error instanceof CutOffError) throw cutOffHeader(fileName, error.at, format, error);
    if (error instanceof UnsupportedError) {
      throw new HumanError(
        { message: l10n.t('{0}: {1}', fileName, error.message), suggestion: l10n.t('Convert it to PNG first.') },
        { cause: error },
      );
    }
    const reason = error instanceof Error ? error.message : String(error);
    throw new HumanError(
      {
        message: l10n.t('{0} cannot be read as {1}: {2}.', fileName, format, reason),
        suggestion:
          format === 'NPY'
            ? l10n.t('Save the array again with {0}.', 'numpy.save')
            : l10n.t('The file is damaged or of a rare kind. Save it again, as PNG for example.'),
      },
      { cause: error },
    );
  }
}

function cutOffHeader(fileName: string, at: number, format: ImageFormat, cause?: Error): HumanError {
  return new HumanError(
    {
      message: l10n.t('{0} is cut off: it ends at byte {1}, in the middle of its {2} header.', fileName, at, format),
      suggestion: l10n.t('Save or download the picture again.'),
    },
    { cause },
  );
}

function unknownFormat(bytes: Uint8Array, fileName: string): HumanError {
  const begun = begunFormat(bytes);
  if (begun) return cutOffHeader(fileName, bytes.length, begun);
  const other = otherFileOf(bytes);
  if (other) return new HumanError({ message: other.message(fileName), suggestion: other.suggestion });
  const known = l10n.t('{0} and {1}', IMAGE_FORMATS.slice(0, -1).join(', '), IMAGE_FORMATS.at(-1) ?? '');
  return new HumanError({
    message: l10n.t('{0} is not an image that Convscope knows, whatever its name says.', fileName),
    suggestion: l10n.t(
      'Choose a file of one of these formats: {0}. If this should be one, it is damaged at its beginning.',
      known,
    ),
  });
}

import { HumanError } from '../protocol/problem';
import { CutOffError } from './bytes';
import { formatOf, type ImageFormat, IMAGE_FORMATS, otherFormatOf } from './format';
import { HEADER_READERS } from './pictureHeader';
import type { ImageHeader } from './raster';
import { UnsupportedError } from './unsupported';

/** Reads format, size and colours by content; throws a HumanError where there is no image that can be loaded. */
export function readHeader(bytes: Uint8Array, fileName: string): ImageHeader {
  if (bytes.length === 0) {
    throw new HumanError({
      message: `${fileName} is empty (0 bytes).`,
      suggestion: 'Choose another image, or save this one again.',
    });
  }
  const format = formatOf(bytes);
  if (!format) throw unknownFormat(bytes, fileName);
  const header = read(bytes, fileName, format);
  if (header.format !== 'NPY' && (header.height < 1 || header.width < 1)) {
    throw new HumanError({
      message: `${fileName} claims a size of ${header.width} × ${header.height} pixels.`,
      suggestion: 'The file is damaged. Save it again from where it came.',
    });
  }
  return header;
}

function read(bytes: Uint8Array, fileName: string, format: ImageFormat): ImageHeader {
  try {
    return HEADER_READERS[format](bytes);
  } catch (error) {
    if (error instanceof CutOffError) {
      throw new HumanError(
        {
          message: `${fileName} is cut off: it ends at byte ${error.at}, in the middle of its ${format} header.`,
          suggestion: 'Save or download the picture again.',
        },
        { cause: error },
      );
    }
    if (error instanceof UnsupportedError) {
      throw new HumanError(
        { message: `${fileName}: Convscope does not read ${error.message}.`, suggestion: 'Convert it to PNG first.' },
        { cause: error },
      );
    }
    const reason = error instanceof Error ? error.message : String(error);
    throw new HumanError(
      {
        message: `${fileName} is a ${format} file that cannot be read: ${reason}.`,
        suggestion: 'The file is damaged or of a rare kind. Save it again, as PNG for example.',
      },
      { cause: error },
    );
  }
}

function unknownFormat(bytes: Uint8Array, fileName: string): HumanError {
  const other = otherFormatOf(bytes);
  const known = `${IMAGE_FORMATS.slice(0, -1).join(', ')} and ${IMAGE_FORMATS.at(-1) ?? ''}`;
  return other
    ? new HumanError({
        message: `${fileName} is a ${other} file. Convscope reads ${known}.`,
        suggestion: 'Convert it to PNG first.',
      })
    : new HumanError({
        message: `${fileName} is not an image that Convscope knows, whatever its name says.`,
        suggestion: `Choose a file of one of these formats: ${known}. If this should be one, it is damaged at its beginning.`,
      });
}

/** Thrown where a file is whole but of a kind that Convscope does not read; the message names the kind, as in "TIFF files with …". */
export class UnsupportedError extends Error {
  override readonly name = 'UnsupportedError';
}

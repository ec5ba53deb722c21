/** Thrown where a file is whole but of a kind that Convscope does not read; the message is a sentence that names the kind. */
export class UnsupportedError extends Error {
  override readonly name = 'UnsupportedError';
}

/** A file that is no image that is read: what it is, and the way out. */
export interface OtherFile {
  /** A sentence of which `{0}` is the file's name. */
  readonly message: (fileName: string) => string;
  readonly suggestion: string;
}

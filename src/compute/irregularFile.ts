/** How much of a file is read at most, and for how long. */
export interface ReadLimits {
  /** No larger file is read. */
  readonly most: number;
  readonly signal?: AbortSignal | undefined;
}

/** Why a path cannot be read as a file. */
export type Irregularity = 'folder' | 'special' | 'tooLarge' | 'changed';

/** What is at a path is no file that could be read as a whole, whatever its name says. */
export class IrregularFileError extends Error {
  override readonly name = 'IrregularFileError';

  constructor(
    readonly irregularity: Irregularity,
    readonly size: number,
  ) {
    super(`Not a file that can be read as a whole: ${irregularity}.`);
  }
}

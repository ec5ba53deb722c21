import type { Library } from '../library';

/** Whose way with the header is followed; TensorFlow reads no such file. */
export type PnmReader = Exclude<Library, 'TensorFlow'>;

/** What only such a file tells. */
export interface PnmFacts {
  readonly maxval: number;
  /** The values are written as text. */
  readonly plain: boolean;
  /** Why a loader does not understand the header, where it does not. */
  readonly refused: Readonly<Partial<Record<PnmReader, string>>>;
}

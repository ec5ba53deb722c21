import { exactOrShort } from './exactOrShort';

/** One cell: what people read, and what programs do. */
export interface Cell {
  readonly text: string;
  /** The same as exactly as it is known; a text where it is no number. */
  readonly value: string | number;
  /** Whether it is Python: it keeps its spaces, and is set apart where that is possible. */
  readonly isCode?: boolean;
}

/** Rows and columns with their names; page, clipboard and report show the same one. */
export interface Table {
  readonly title: string;
  /** Names of the columns; those of a grid of numbers are the places along its axis. */
  readonly columns: readonly string[];
  /** As many cells each as there are columns; the first one names its row. */
  readonly rows: readonly (readonly Cell[])[];
}

/** A cell that is read as it is. */
export function words(text: string): Cell {
  return { text, value: text };
}

/** A piece of Python, such as a shape. */
export function code(text: string): Cell {
  return { text, value: text, isCode: true };
}

/** A number, rounded to the eye. @param text where it is to be read another way */
export function number(value: number, text = exactOrShort(value)): Cell {
  return { text, value };
}

/** Which columns hold numbers, but for cells with nothing in them. */
export function numericColumns({ columns, rows }: Table): readonly boolean[] {
  return columns.map((_, at) => {
    const filled = rows.filter((row) => row[at]?.value !== '');
    return filled.length > 0 && filled.every((row) => typeof row[at]?.value === 'number');
  });
}

import type { Rgb } from '../picture/diverging';
import { inkOn } from '../picture/ink';

/** Gives a cell the colour of its value, and letters that can be read on it. */
export function paint(cell: HTMLElement, [red, green, blue]: Rgb): void {
  cell.style.backgroundColor = `rgb(${red} ${green} ${blue})`;
  cell.style.color = inkOn([red, green, blue]);
}

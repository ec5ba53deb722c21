import { type Box, corner, middle, type Point } from './box';

export type Line = readonly [Point, Point];

/** How the solids stand to one another. */
export type Direction = 'row' | 'column';

/** What leads from the window to the magnified kernel, and from there to the cell that it makes. */
export interface Connections {
  readonly rays: readonly Line[];
  readonly arrow: Line;
}

export function connections(window: Box, kernel: Box, cell: Box, direction: Direction): Connections {
  if (direction === 'row') {
    return {
      rays: [
        [corner(window, 'top', 'right'), corner(kernel, 'top', 'left')],
        [corner(window, 'bottom', 'right'), corner(kernel, 'bottom', 'left')],
      ],
      arrow: [
        middle(corner(kernel, 'top', 'right', true), corner(kernel, 'bottom', 'right', true)),
        middle(corner(cell, 'top', 'left'), corner(cell, 'bottom', 'left')),
      ],
    };
  }
  return {
    rays: [
      [corner(window, 'bottom', 'left'), corner(kernel, 'top', 'left')],
      [corner(window, 'bottom', 'right'), corner(kernel, 'top', 'right')],
    ],
    arrow: [corner(kernel, 'bottom', 'right', true), middle(corner(cell, 'top', 'left'), corner(cell, 'top', 'right'))],
  };
}

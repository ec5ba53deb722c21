export interface Point {
  readonly x: number;
  readonly y: number;
}

/**
 * A solid in cabinet projection: its front face as it is, its depth to the right and up at 45 degrees.
 * All in pixels of the screen, y downwards.
 */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** How far the back face lies to the right, and as far up. */
  readonly depth: number;
}

/** The three faces that are seen. */
export interface Faces {
  readonly front: readonly Point[];
  readonly top: readonly Point[];
  readonly side: readonly Point[];
}

/** A corner of the box: which of its front face, or the one behind it. */
export function corner(box: Box, vertical: 'top' | 'bottom', horizontal: 'left' | 'right', back = false): Point {
  const shift = back ? box.depth : 0;
  return {
    x: box.x + (horizontal === 'right' ? box.width : 0) + shift,
    y: box.y + (vertical === 'bottom' ? box.height : 0) - shift,
  };
}

/** The corners of the visible faces, each once around. */
export function faces(box: Box): Faces {
  const at = (vertical: 'top' | 'bottom', horizontal: 'left' | 'right', back?: boolean): Point =>
    corner(box, vertical, horizontal, back);
  return {
    front: [at('top', 'left'), at('top', 'right'), at('bottom', 'right'), at('bottom', 'left')],
    top: [at('top', 'left'), at('top', 'left', true), at('top', 'right', true), at('top', 'right')],
    side: [at('top', 'right'), at('top', 'right', true), at('bottom', 'right', true), at('bottom', 'right')],
  };
}

/** Lines across top and side, one between each two layers of the depth. */
export function slices(box: Box, layers: number): readonly (readonly Point[])[] {
  return Array.from({ length: Math.max(0, layers - 1) }, (_, index) => {
    const shift = (box.depth * (index + 1)) / layers;
    return [corner(box, 'top', 'left'), corner(box, 'top', 'right'), corner(box, 'bottom', 'right')].map(
      ({ x, y }) => ({ x: x + shift, y: y - shift }),
    );
  });
}

export function middle(from: Point, to: Point): Point {
  return { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
}

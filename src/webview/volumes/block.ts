import { axisName, type AxisRole } from '../../conv2d/trace';
import { lettersOf } from '../../picture/letters';
import { type Box, corner, middle, type Point } from './box';

/** Letters of one width, so that room can be reckoned without drawing; the style sheet has the same font size. */
export const LETTER = 7.3;
export const LINE = 16;
const GAP = 7;

/** A text in the drawing: `y` is its base line. */
export interface Label extends Point {
  readonly text: string;
  readonly anchor: 'start' | 'middle' | 'end';
  readonly kind: 'title' | 'axis' | 'note';
  readonly role?: AxisRole;
}

export interface Margin {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

export const NO_MARGIN: Margin = { top: 0, bottom: 0, left: 0, right: 0 };

/** A solid with its words: a title above, the length of each edge at the edge, notes below. */
export interface Block {
  readonly title: string;
  readonly size: Pick<Box, 'width' | 'height' | 'depth'>;
  /** What lies around the front face: padding. */
  readonly margin: Margin;
  readonly height: number;
  readonly width: number;
  readonly depth: number;
  readonly depthRole: 'channels' | 'filters';
  readonly notes: readonly string[];
}

/** How far a block reaches from the upper left corner of its front face. */
export interface Reach {
  readonly left: number;
  readonly right: number;
  readonly up: number;
  readonly down: number;
}

/** The same solid with something around it, as deep as it is. */
export function grown(box: Box, { top, bottom, left, right }: Margin): Box {
  return {
    ...box,
    x: box.x - left,
    y: box.y - top,
    width: box.width + left + right,
    height: box.height + top + bottom,
  };
}

function textWidth(text: string): number {
  return lettersOf(text) * LETTER;
}

/** The block's words, for a front face whose upper left corner is there. */
export function labels(block: Block, { x, y }: Point): readonly Label[] {
  const { size, margin, title, notes } = block;
  const whole = grown({ ...size, x, y }, margin);
  const depth = middle(corner(whole, 'bottom', 'right'), corner(whole, 'bottom', 'right', true));
  const below = whole.y + whole.height + 18;
  // Beside the edge, which goes up: never across it.
  const beside = Math.min(10, size.depth / 2 + 4);
  const axis = (role: AxisRole, count: number): Pick<Label, 'text' | 'kind' | 'role'> => ({
    text: `${axisName(role)} ${count}`,
    kind: 'axis',
    role,
  });
  return [
    { text: title, kind: 'title', x: whole.x, y: whole.y - size.depth - GAP, anchor: 'start' },
    {
      ...axis('height', block.height),
      x: whole.x - GAP,
      y: y + size.height / 2 + 4,
      anchor: 'end',
    },
    { ...axis('width', block.width), x: x + size.width / 2, y: below, anchor: 'middle' },
    { ...axis(block.depthRole, block.depth), x: depth.x + GAP, y: depth.y + beside, anchor: 'start' },
    ...notes.map((text, index) => ({
      text,
      kind: 'note' as const,
      x: whole.x,
      y: below + (index + 1) * LINE,
      anchor: 'start' as const,
    })),
  ];
}

export function labelBounds({ text, x, y, anchor }: Label): {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
} {
  const width = textWidth(text);
  const left = anchor === 'start' ? x : anchor === 'middle' ? x - width / 2 : x - width;
  return { left, right: left + width, top: y - 10, bottom: y + 3 };
}

export function reach(block: Block): Reach {
  const { size, margin } = block;
  const bounds = labels(block, { x: 0, y: 0 }).map(labelBounds);
  return {
    left: Math.max(margin.left, ...bounds.map(({ left }) => -left)),
    right: Math.max(size.width + Math.max(margin.right, size.depth), ...bounds.map(({ right }) => right)),
    up: Math.max(...bounds.map(({ top }) => -top)),
    down: Math.max(...bounds.map(({ bottom }) => bottom)),
  };
}

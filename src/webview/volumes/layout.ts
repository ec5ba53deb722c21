import type { Volumes } from '../../conv2d/volumes';
import { type Block, grown, type Label, labels, reach } from './block';
import { type Blocks, blocksOf } from './blocks';
import type { Box, Point } from './box';
import { type Connections, connections, type Direction } from './connections';
import { drawnDepth, enlarged, INSET, LEAST, type Scale, largestScale, spanned } from './scale';

/** The three solids stand side by side unless they could be so much larger one below the other. */
const SIDE_BY_SIDE = 0.4;
const EDGE = 2;
/** Room for the lines from one solid to the next. */
const GAP = { row: 44, column: 26 } as const;
const TALLEST = { row: 280, column: 220 } as const;
const DEEPEST = { row: 64, column: 44 } as const;
/** More weights than this along an edge would be a grey area. */
const MOST_WEIGHTS = 16;

/** Where everything of the drawing is, in pixels of the screen. */
export interface Layout extends Connections {
  readonly width: number;
  readonly height: number;
  readonly input: Box;
  /** The input with its padding, where it has any. */
  readonly padded?: Box;
  readonly window: Box;
  readonly kernel: Box;
  /** One square for each weight of the kernel's front; none where there are too many. */
  readonly weights: readonly Box[];
  readonly output: Box;
  readonly cell: Box;
  readonly labels: readonly Label[];
  readonly magnified: number;
  /** What is larger than to scale. */
  readonly enlarged: readonly string[];
}

/** Places everything in a drawing of that width, as large as it goes. */
export function layoutVolumes(volumes: Volumes, width: number): Layout {
  const row = scaleFor(volumes, width, 'row');
  const column = scaleFor(volumes, width, 'column');
  const direction =
    needed(blocksOf(volumes, row), 'row') <= width && row.plane >= SIDE_BY_SIDE * column.plane ? 'row' : 'column';
  const scale = direction === 'row' ? row : column;
  const blocks = blocksOf(volumes, scale);
  const places = direction === 'row' ? sideBySide(blocks) : oneBelowTheOther(blocks);
  return { ...drawn(volumes, scale, blocks, places, direction), width };
}

function scaleFor(volumes: Volumes, width: number, direction: Direction): Scale {
  return largestScale(volumes, DEEPEST[direction], (scale) => {
    const blocks = blocksOf(volumes, scale);
    const tallest = Math.max(
      blocks.kernel.size.height,
      ...[blocks.input, blocks.output].map(({ size, margin }) => size.height + margin.top + margin.bottom),
    );
    return needed(blocks, direction) <= width && tallest <= TALLEST[direction];
  });
}

/** Width that the blocks need; of the kernel its largest, so that a larger scale never needs less. */
function needed({ input, kernel, output }: Blocks, direction: Direction): number {
  const inset = { ...kernel, size: { ...kernel.size, width: Math.max(INSET, kernel.size.width) } };
  const all = [input, inset, output].map(reach);
  if (direction === 'row') return all.reduce((sum, { left, right }) => sum + left + right, 2 * GAP.row + 2 * EDGE);
  return Math.max(...all.map(({ left }) => left)) + Math.max(...all.map(({ right }) => right)) + 2 * EDGE;
}

interface Places {
  readonly input: Point;
  readonly kernel: Point;
  readonly output: Point;
  readonly height: number;
}

/** All on one line through the middles of the front faces. */
function sideBySide({ input, kernel, output }: Blocks): Places {
  const all = [input, kernel, output];
  const up = Math.max(...all.map((block) => reach(block).up + block.size.height / 2));
  const down = Math.max(...all.map((block) => reach(block).down - block.size.height / 2));
  let x: number = EDGE;
  const place = (block: Block): Point => {
    const { left, right } = reach(block);
    const at = { x: x + left, y: EDGE + up - block.size.height / 2 };
    x += left + right + GAP.row;
    return at;
  };
  return { input: place(input), kernel: place(kernel), output: place(output), height: up + down + 2 * EDGE };
}

function oneBelowTheOther({ input, kernel, output }: Blocks): Places {
  const left = Math.max(...[input, kernel, output].map((block) => reach(block).left));
  let y: number = EDGE;
  const place = (block: Block): Point => {
    const { up, down } = reach(block);
    const at = { x: EDGE + left, y: y + up };
    y += up + down + GAP.column;
    return at;
  };
  return { input: place(input), kernel: place(kernel), output: place(output), height: y - GAP.column + EDGE };
}

function drawn(
  volumes: Volumes,
  scale: Scale,
  blocks: Blocks,
  places: Places,
  direction: Direction,
): Omit<Layout, 'width'> {
  const input: Box = { ...blocks.input.size, ...places.input };
  const kernel: Box = { ...blocks.kernel.size, ...places.kernel };
  const output: Box = { ...blocks.output.size, ...places.output };
  const { rows, columns } = volumes.window;
  const window = mark(
    input,
    { y: (rows[0] ?? 0) / volumes.input.height, x: (columns[0] ?? 0) / volumes.input.width },
    { y: spanned(rows) / volumes.input.height, x: spanned(columns) / volumes.input.width },
    drawnDepth(volumes.kernel.depth, scale),
  );
  const { y, x } = volumes.cell;
  const { height, width } = volumes.output;
  const cell = mark(output, { y: y / height, x: x / width }, { y: 1 / height, x: 1 / width }, 0);
  const hasPadding = Object.values(volumes.padding).some((count) => count > 0);
  return {
    height: places.height,
    input,
    ...(hasPadding ? { padded: grown(input, blocks.input.margin) } : {}),
    window,
    kernel,
    weights: weights(volumes, kernel),
    output,
    cell,
    labels: [
      ...labels(blocks.input, places.input),
      ...labels(blocks.kernel, places.kernel),
      ...labels(blocks.output, places.output),
    ],
    ...connections(window, kernel, cell, direction),
    magnified: scale.magnified,
    enlarged: enlarged(volumes, scale),
  };
}

/** Part of a front face, as large as it has to be to be seen, around the same middle. */
function mark(box: Box, start: Point, share: Point, depth: number): Box {
  const width = Math.max(LEAST.mark, share.x * box.width);
  const height = Math.max(LEAST.mark, share.y * box.height);
  return {
    x: box.x + (start.x + share.x / 2) * box.width - width / 2,
    y: box.y + (start.y + share.y / 2) * box.height - height / 2,
    width,
    height,
    depth,
  };
}

function weights({ window: { rows, columns } }: Volumes, kernel: Box): readonly Box[] {
  if (Math.max(rows.length, columns.length) > MOST_WEIGHTS) return [];
  const height = kernel.height / spanned(rows);
  const width = kernel.width / spanned(columns);
  return rows.flatMap((row) =>
    columns.map((column) => ({
      x: kernel.x + (column - (columns[0] ?? 0)) * width,
      y: kernel.y + (row - (rows[0] ?? 0)) * height,
      width,
      height,
      depth: 0,
    })),
  );
}

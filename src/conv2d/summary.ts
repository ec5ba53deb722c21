import { tuple } from '../python/repr';
import { cellLength, firstCells } from './cells';
import { formatInteger } from './format';

/** Widths of the columns of Keras' table in a terminal of 80 columns, without their margins. */
const WIDTHS = [31, 22, 13] as const;
const HEADER = ['Layer (type)', 'Output Shape', 'Param #'] as const;
const UNITS = ['B', 'KB', 'MB', 'GB', 'TB'] as const;

/** What a summary tells of the one layer of a model. */
export interface SummaryFacts {
  readonly name: string;
  /** Undefined before the layer is built. */
  readonly built: { readonly outputShape: readonly number[]; readonly parameters: number } | undefined;
}

/**
 * The text that `keras.Sequential([layer]).summary()` prints (keras/src/utils/summary_utils.py, keras 3.15, in a terminal
 * of 80 columns).
 */
export function summaryText({ name, built }: SummaryFacts): string {
  const parameters = built?.parameters ?? 0;
  const cells = [
    wrap(`${name} (Conv2D)`, WIDTHS[0]),
    wrap(built ? tuple(built.outputShape) : '?', WIDTHS[1]),
    wrap(built ? formatInteger(parameters) : '0 (unbuilt)', WIDTHS[2]),
  ];
  const height = Math.max(...cells.map((lines) => lines.length));
  const rows = Array.from({ length: height }, (_, at) =>
    row(
      cells.map((lines) => lines[at] ?? ''),
      '│',
    ),
  );
  const total = `${formatInteger(parameters)} (${readableSize(4 * parameters)})`;
  return [
    'Model: "sequential"',
    rule('┏', '━', '┳', '┓'),
    row(HEADER, '┃'),
    rule('┡', '━', '╇', '┩'),
    ...rows,
    rule('└', '─', '┴', '┘'),
    ` Total params: ${total}`,
    ` Trainable params: ${total}`,
    ' Non-trainable params: 0 (0.00 B)',
  ].join('\n');
}

function rule(left: string, line: string, crossing: string, right: string): string {
  return left + WIDTHS.map((width) => line.repeat(width + 2)).join(crossing) + right;
}

/** Numbers of parameters stand at the right. */
function row(cells: readonly string[], bar: string): string {
  const padded = cells.map((text, at) => {
    const width = WIDTHS[at] ?? 0;
    const space = ' '.repeat(Math.max(0, width - cellLength(text)));
    return ` ${at === 2 ? space + text : text + space} `;
  });
  return bar + padded.join(bar) + bar;
}

/** Breaks at spaces, and cuts what is too long for a line, as the table's library does. */
function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const line = lines.at(-1);
    if (line !== undefined && cellLength(`${line} ${word}`) <= width) lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(word);
  }
  return lines.map((line) => (cellLength(line) <= width ? line : `${firstCells(line, width - 1)}…`));
}

function readableSize(bytes: number): string {
  let size = bytes;
  for (const unit of UNITS) {
    if (size < 1024) return `${hundredths(size)} ${unit}`;
    size /= 1024;
  }
  return `${hundredths(size)} PB`;
}

/** Two decimals as Python rounds them: what lies exactly in the middle goes to the even digit, 6.125 to 6.12. */
function hundredths(value: number): string {
  const whole = Math.floor(100 * value);
  const middle = 100 * value - whole === 0.5;
  return middle ? ((whole + (whole % 2)) / 100).toFixed(2) : value.toFixed(2);
}

import {
  BINS,
  cellOf,
  columnEnds,
  copyRow,
  previewRows,
  type PreviewGrid,
  type StripLayout,
  type StripSummary,
  type Summariser,
} from './stripSummary';

/** What wasm/summary.ts exports. */
interface SummaryModule {
  readonly memory: WebAssembly.Memory;
  prepare(base: number, filters: number, cells: number, pixels: number): void;
  addRow(): void;
  nextPreviewRow(): void;
  /** Where an array lies; `prepare` moves them. */
  address(name: ArrayName): number;
}

const ARRAYS = [
  'minimum',
  'maximum',
  'mean',
  'squares',
  'zeros',
  'negatives',
  'exponents',
  'bins',
  'preview',
  'ends',
  'values',
] as const;
type ArrayName = (typeof ARRAYS)[number];

/** The module keeps nothing of its own in its memory. */
const BASE = 16;

/** Reduces strips in WebAssembly, four filters at a time: about three times as fast as in JavaScript. */
export class FastSummariser implements Summariser {
  private constructor(private readonly module: SummaryModule) {}

  static async start(bytes: Uint8Array<ArrayBuffer>): Promise<FastSummariser> {
    const { instance } = await WebAssembly.instantiate(bytes, { env: { abort: stopped } });
    return new FastSummariser(summaryModule(instance.exports));
  }

  summarise(values: Float32Array, layout: StripLayout, grid: PreviewGrid): StripSummary {
    const { filters, width, rows } = layout;
    const cells = grid.size.width;
    this.module.prepare(BASE, filters, cells, width);
    const { buffer } = this.module.memory;
    const at = (name: ArrayName): number => this.module.address(name) >>> 0;
    new Int32Array(buffer, at('ends'), cells).set(columnEnds(grid));
    const row = new Float32Array(buffer, at('values'), width * filters);
    const previewRow = new Float64Array(buffer, at('preview'), cells * filters);
    const covered = previewRows(layout, grid);
    const sums = new Float64Array((covered.to - covered.from) * cells * filters);
    for (let y = rows.from; y < rows.to; y++) {
      copyRow(values, layout, y - rows.from, row);
      this.module.addRow();
      const cell = cellOf(y, grid.size.height, grid.map.height);
      if (y + 1 < rows.to && cellOf(y + 1, grid.size.height, grid.map.height) === cell) continue;
      sums.set(previewRow, (cell - covered.from) * cells * filters);
      this.module.nextPreviewRow();
    }
    return {
      count: (rows.to - rows.from) * width,
      minimum: new Float32Array(buffer.slice(at('minimum'), at('minimum') + 4 * filters)),
      maximum: new Float32Array(buffer.slice(at('maximum'), at('maximum') + 4 * filters)),
      mean: new Float64Array(buffer.slice(at('mean'), at('mean') + 8 * filters)),
      squares: new Float64Array(buffer.slice(at('squares'), at('squares') + 8 * filters)),
      zeros: new Uint32Array(buffer.slice(at('zeros'), at('zeros') + 4 * filters)),
      negatives: new Uint32Array(buffer.slice(at('negatives'), at('negatives') + 4 * filters)),
      bins: new Uint32Array(buffer.slice(at('bins'), at('bins') + 4 * filters * BINS)),
      exponents: new Int32Array(buffer.slice(at('exponents'), at('exponents') + 4 * filters)),
      preview: { from: covered.from, sums },
    };
  }
}

function summaryModule(exported: WebAssembly.Exports): SummaryModule {
  const { memory, prepare, addRow, nextPreviewRow } = exported;
  const addresses = new Map<ArrayName, WebAssembly.Global>();
  for (const name of ARRAYS) {
    const address = exported[name];
    if (address instanceof WebAssembly.Global) addresses.set(name, address);
  }
  if (
    !(memory instanceof WebAssembly.Memory) ||
    !isFunction(prepare) ||
    !isFunction(addRow) ||
    !isFunction(nextPreviewRow) ||
    addresses.size < ARRAYS.length
  ) {
    throw new Error('summary.wasm does not export what it should.');
  }
  return {
    memory,
    prepare: (...args) => prepare(...args),
    addRow: () => addRow(),
    nextPreviewRow: () => nextPreviewRow(),
    address: (name) => Number(addresses.get(name)?.value),
  };
}

function isFunction(value: WebAssembly.ExportValue | undefined): value is (...args: readonly number[]) => void {
  return typeof value === 'function';
}

function stopped(): never {
  throw new Error('summary.wasm stopped.');
}

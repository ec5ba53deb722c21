import { elementwise } from '../conv2d/activation/elementwise';
import type { Activation } from '../conv2d/activationNames';
import type { Extent } from '../conv2d/inputWindow';
import type { WebAssemblyCodecs } from '../image/webAssembly';
import { areaAverage } from '../picture/areaAverage';
import { differenceOf, type DifferenceTotals } from '../picture/difference';
import type { Backend, BlockValues, CellValues } from '../protocol/values';
import { Conv2DLayer } from './conv2dLayer';
import { type DecodedImage, decodeImage, type DecodeRequest } from './decodeImage';
import { dotProduct } from './dotProduct';
import { kernelBytes, type KeptLayer, KeptLayers } from './keptLayers';
import { activated, callFilter, callOn, firstCall, pick } from './layerCalls';
import type { LayerSpec } from './layerSpec';
import type { PixelWindow } from './pixelWindow';
import { FastSummariser } from './output/fastSummariser';
import { PlainSummariser } from './output/plainSummariser';
import type { PreviewGrid, StripSummary, Summariser } from './output/stripSummary';
import { liveFloats, startBackend, tfjsVersion } from './tensorflow';
import { type LayerWeights, layerWeights } from './weightValues';
import { floatWindow } from './windowTensor';

/** Where the engine's own WebAssembly comes from. */
export type ReadEngineFile = (name: 'tfjs-backend-wasm-simd.wasm' | 'summary.wasm') => Promise<Uint8Array<ArrayBuffer>>;

/** A layer, where it computes, and what makes its values of the sums. */
export interface LayerCall {
  readonly layer: LayerSpec;
  readonly backend: Backend;
  readonly activation: Activation;
}

export interface BuildRequest extends LayerCall {
  readonly channelNames: readonly string[];
}

export interface Built extends LayerWeights {
  readonly weightsBeforeCall: number;
  readonly backend: Backend;
  /** Why the backend is not the one that was asked for. */
  readonly fallback?: string;
  readonly tfjs: string;
  readonly milliseconds: number;
}

export interface StripRequest extends LayerCall {
  readonly window: PixelWindow;
  readonly rows: Extent;
  readonly grid: PreviewGrid;
  /** Under this name the sums are kept until another layer or image comes, so that another activation needs no other call. */
  readonly keep?: { readonly image: string; readonly strip: number };
}

export interface StripAnswer {
  readonly summary: StripSummary;
  /** Of the real tensor. */
  readonly shape: readonly number[];
  /** Milliseconds; 0 for the call where the sums had been kept. */
  readonly call: number;
  readonly summarise: number;
}

export interface CellRequest extends LayerCall {
  readonly window: PixelWindow;
  readonly y: number;
  readonly x: number;
  readonly filter: number;
  /** The cell's place among those that the window makes. */
  readonly at: number;
}

export interface BlockRequest extends LayerCall {
  readonly window: PixelWindow;
  /** Only this one; all where it is absent. */
  readonly filter?: number;
  /** Of those columns that the window makes. */
  readonly columns: Extent;
  /** What a single filter's block is averaged down to; as it is where this is absent. */
  readonly size?: { readonly height: number; readonly width: number };
}

/** One and the same part of a feature map of two layers, each on its own image. */
export interface DifferenceRequest {
  readonly a: Omit<BlockRequest, 'filter' | 'size'>;
  readonly b: Omit<BlockRequest, 'filter' | 'size'>;
  readonly filter: number;
  /** What both parts and their difference are averaged down to. */
  readonly size: NonNullable<BlockRequest['size']>;
}

/** (size.height, size.width) values each; the totals are of all values of the part. */
export interface DifferenceAnswer {
  readonly a: Float32Array<ArrayBuffer>;
  readonly b: Float32Array<ArrayBuffer>;
  readonly difference: Float32Array<ArrayBuffer>;
  readonly totals: DifferenceTotals;
}

/** What one worker does: it decodes images and calls layers on parts of them. */
export class Engine {
  readonly #layers = new KeptLayers();
  #summariser: Promise<Summariser> | undefined;
  #scratch = new Float32Array(0);

  constructor(
    private readonly codecs: WebAssemblyCodecs,
    private readonly readFile: ReadEngineFile,
  ) {}

  decode(request: DecodeRequest): Promise<DecodedImage> {
    return decodeImage(request, this.codecs);
  }

  /** Makes the layer and calls it for the first time. */
  async build({ layer: spec, backend, channelNames }: BuildRequest): Promise<Built> {
    const started = performance.now();
    const fallback = await this.#start(backend);
    const used = fallback === undefined ? backend : 'cpu';
    this.#layers.makeRoom(kernelBytes(spec));
    const layer = new Conv2DLayer(spec.arguments, spec.seed);
    const weightsBeforeCall = layer.getWeights().length;
    this.#keep(layer, spec, used);
    const { groups } = spec.arguments;
    return {
      ...layerWeights(layer, { groups, channelNames }),
      weightsBeforeCall,
      backend: used,
      ...(fallback === undefined ? {} : { fallback }),
      tfjs: tfjsVersion,
      milliseconds: performance.now() - started,
    };
  }

  /** Calls the layer on a strip and reduces what it makes. */
  async strip({ window, rows, grid, keep, ...asked }: StripRequest): Promise<StripAnswer> {
    const current = await this.#use(asked);
    this.#summariser ??= startSummariser(this.readFile);
    const summariser = await this.#summariser;
    this.#layers.keepSumsOf(current, keep?.image);
    const started = performance.now();
    const known = keep && current.sums.get(keep.strip);
    const sums = known ?? callOn(current.layer, window);
    const called = performance.now();
    const live = liveFloats(sums);
    const own = keep && asked.activation !== 'linear' ? this.#copy(live) : live;
    const made = activated(asked.activation, sums, own);
    const [, second = 0, third = 0, last = 0] = made.shape;
    const order = asked.layer.arguments.dataFormat;
    const [width, filters] = order === 'channels_last' ? [third, last] : [last, second];
    const summary = summariser.summarise(made.data, { filters, width, rows, order }, grid);
    if (keep) current.sums.set(keep.strip, sums);
    else sums.dispose();
    return {
      summary,
      shape: made.shape,
      call: known ? 0 : called - started,
      summarise: performance.now() - called,
    };
  }

  /** The dot product behind one cell of the output. */
  async cell({ window, y, x, filter, at, ...asked }: CellRequest): Promise<CellValues> {
    const current = await this.#use(asked);
    const pixels = floatWindow(window, false);
    const sums = callOn(current.layer, window);
    const { data, shape } = activated(asked.activation, sums, liveFloats(sums));
    const [, second = 0, third = 0, last = 0] = shape;
    const channelsLast = asked.layer.arguments.dataFormat === 'channels_last';
    const value = channelsLast ? data[at * last + filter] : data[filter * third * last + at];
    sums.dispose();
    if (value === undefined) throw new Error(`There is no filter ${filter} of ${second * third * last} values.`);
    const [kernel, bias] = current.layer.getWeights();
    if (!kernel) throw new Error('The layer was called but has no kernel.');
    return {
      y,
      x,
      filter,
      ...dotProduct(pixels, { layer: asked.layer, kernel: liveFloats(kernel), filter, at }),
      bias: bias ? (liveFloats(bias)[filter] ?? NaN) : 0,
      value,
    };
  }

  /** A part of the output as it is. */
  async block({ window, filter, columns, size, ...asked }: BlockRequest): Promise<BlockValues> {
    const current = await this.#use(asked);
    const alone = filter !== undefined && elementwise(asked.activation) !== undefined;
    const sums = alone ? callFilter(current.layer, window, filter) : callOn(current.layer, window);
    const { data, shape } = activated(asked.activation, sums, liveFloats(sums));
    const [, second = 0, third = 0, last = 0] = shape;
    const planes = !alone && asked.layer.arguments.dataFormat === 'channels_first';
    const [height, width, filters] = planes ? [third, last, second] : [second, third, last];
    const block =
      filter === undefined
        ? { shape, data: new Float32Array(data) }
        : pick(data, { height, width, filters, planes }, alone ? 0 : filter, columns);
    sums.dispose();
    return size && filter !== undefined ? shrunk(block, size) : block;
  }

  /** What one layer makes more than the other, of one filter. */
  async difference({ a, b, filter, size }: DifferenceRequest): Promise<DifferenceAnswer> {
    const [one, other] = [await this.block({ ...a, filter }), await this.block({ ...b, filter })];
    const { values, totals } = differenceOf(one.data, other.data);
    const small = (data: Float32Array<ArrayBuffer>): Float32Array<ArrayBuffer> =>
      shrunk({ shape: one.shape, data }, size).data;
    return { a: small(one.data), b: small(other.data), difference: small(values), totals };
  }

  /** A copy that is valid until the next one: to make room for each strip anew would take longer than to fill it. */
  #copy(values: Float32Array): Float32Array<ArrayBuffer> {
    if (this.#scratch.length < values.length) this.#scratch = new Float32Array(values.length);
    const copy = this.#scratch.subarray(0, values.length);
    copy.set(values);
    return copy;
  }

  /** The layer, made where it is none of those that are kept. */
  async #use({ layer: spec, backend }: LayerCall): Promise<KeptLayer> {
    const fallback = await this.#start(backend);
    const used = fallback === undefined ? backend : 'cpu';
    const known = this.#layers.get(keyOf(spec, used));
    if (known) return known;
    this.#layers.makeRoom(kernelBytes(spec));
    return this.#keep(new Conv2DLayer(spec.arguments, spec.seed), spec, used);
  }

  /** Calls a new layer for the first time, and keeps it. */
  #keep(layer: Conv2DLayer, spec: LayerSpec, backend: Backend): KeptLayer {
    const made = { key: keyOf(spec, backend), layer, bytes: kernelBytes(spec), image: undefined, sums: new Map() };
    this.#layers.keep(made);
    firstCall(layer, spec);
    return made;
  }

  /** Starts a backend; where it does not start, the CPU backend instead, and says why. */
  async #start(backend: Backend): Promise<string | undefined> {
    try {
      await startBackend(backend, () => this.readFile('tfjs-backend-wasm-simd.wasm'));
      return undefined;
    } catch (error) {
      if (backend === 'cpu') throw error;
      await startBackend('cpu', () => this.readFile('tfjs-backend-wasm-simd.wasm'));
      return error instanceof Error ? error.message : String(error);
    }
  }
}

function shrunk(
  { shape: [height = 0, width = 0], data }: BlockValues,
  size: NonNullable<BlockRequest['size']>,
): BlockValues {
  return { shape: [size.height, size.width], data: areaAverage(data, { height, width, channels: 1 }, size) };
}

function keyOf({ key }: LayerSpec, backend: Backend): string {
  return `${backend} ${key}`;
}

async function startSummariser(readFile: ReadEngineFile): Promise<Summariser> {
  try {
    return await FastSummariser.start(await readFile('summary.wasm'));
  } catch {
    return new PlainSummariser();
  }
}

/** Of all elements of a tensor, or of one filter's share of it. */
export interface Statistics {
  readonly count: number;
  readonly min: number;
  readonly max: number;
  readonly mean: number;
  /** Standard deviation of the whole population, as `np.std`. */
  readonly std: number;
}

/** A picture as 8-bit red, green, blue and alpha. */
export interface RgbaPicture {
  readonly height: number;
  readonly width: number;
  readonly data: Uint8ClampedArray<ArrayBuffer>;
}

/** What a loader found in a file. */
export interface ImageFacts {
  readonly format: string;
  /** What the loader did to the file's pixels, a sentence each, such as `Alpha was dropped.` */
  readonly notes: readonly string[];
  /** Why the values may differ from the loader's own; absent where they are the same. */
  readonly approximate?: string;
}

/** Shape, values and statistics of a weight. */
export interface WeightValues {
  readonly shape: readonly number[];
  readonly data: Float32Array<ArrayBuffer>;
  readonly statistics: Statistics;
}

export interface OutputValues {
  readonly shape: readonly number[];
  readonly statistics: Statistics;
  /** Of one feature map. */
  readonly size: { readonly height: number; readonly width: number };
  /** One for each feature map. */
  readonly filters: readonly Statistics[];
  /** Area-averaged feature maps, (filters, height, width) in C order. */
  readonly maps: { readonly height: number; readonly width: number; readonly data: Float32Array<ArrayBuffer> };
}

/** Milliseconds that each stage of a run took. */
export interface Timings {
  readonly decode: number;
  readonly build: number;
  readonly call: number;
  readonly summarise: number;
}

/** What the run adds to the trace: real tensors, reduced to what the views show. */
export interface RunValues {
  /** Number of weights that the layer had before its first call: `len(layer.get_weights())`. */
  readonly weightsBeforeCall: number;
  readonly inputShape: readonly number[];
  readonly kernel: WeightValues & {
    /** One for each filter. */
    readonly filters: readonly Statistics[];
    /** Groups of channels; a filter's channels are those of its group. */
    readonly groups: number;
    /** Of the image, in the order of the array. */
    readonly channelNames: readonly string[];
  };
  readonly bias: WeightValues | undefined;
  readonly output: OutputValues;
  readonly seed: number;
  readonly backend: string;
  readonly tfjs: string;
  readonly timings: Timings;
  /** Small PNG files for places that show nothing but an image. */
  readonly thumbnails: { readonly kernel: Uint8Array; readonly output: Uint8Array };
}

export const STAGES = ['reading', 'waiting', 'decoding', 'building', 'calling', 'summarising'] as const;
/** What a run is doing. */
export type Stage = (typeof STAGES)[number];

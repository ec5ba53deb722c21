/** Of all elements of a tensor, or of one filter's share of it. */
export interface Statistics {
  readonly count: number;
  readonly min: number;
  readonly max: number;
  readonly mean: number;
  /** Standard deviation of the whole population, as `np.std`. */
  readonly std: number;
}

/** How often values fall into each of some bins of equal width, which touch; outside of them there are none. */
export interface Histogram {
  /** Where the first bin begins. */
  readonly start: number;
  readonly binWidth: number;
  readonly counts: Float64Array<ArrayBuffer>;
}

/** Statistics of a feature map, or of all of them. */
export interface MapStatistics extends Statistics {
  /** Values that are exactly 0. */
  readonly zeros: number;
  /** Values below 0. */
  readonly negatives: number;
  /** Of the finite values. */
  readonly histogram: Histogram;
}

/** Of one channel of the image. */
export interface ChannelValues {
  readonly name: string;
  readonly statistics: Statistics;
  /** Of the finite values. */
  readonly histogram: Histogram;
}

/** The image's values as the layer gets them. */
export interface InputValues extends Omit<ChannelValues, 'name'> {
  /** One for each channel, where there are few. */
  readonly channels: readonly ChannelValues[];
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
  /** Of the finite values. */
  readonly histogram: Histogram;
}

export interface OutputValues {
  readonly shape: readonly number[];
  readonly statistics: MapStatistics;
  /** Of one feature map. */
  readonly size: { readonly height: number; readonly width: number };
  /** One for each feature map. */
  readonly filters: readonly MapStatistics[];
  /** Share of the output's rows that all of this is made of: 1 when the run has ended. */
  readonly covered: number;
  /** Area-averaged feature maps, (filters, height, width) in C order. */
  readonly maps: { readonly height: number; readonly width: number; readonly data: Float32Array<ArrayBuffer> };
}

export const BACKENDS = ['cpu', 'wasm'] as const;
/** Where TensorFlow.js computes. */
export type Backend = (typeof BACKENDS)[number];

/** What computed a run. */
export interface BackendUse {
  readonly name: Backend;
  /** Threads that took part. */
  readonly workers: number;
  /** Why it is not the backend that was asked for; absent where it is. */
  readonly fallback?: string;
}

/** Milliseconds of a run. */
export interface Timings {
  /** 0 where the image was decoded before. */
  readonly decode: number;
  /** Until the layer had its weights. */
  readonly build: number;
  /** Of calling the layer on all strips, added up over the workers. */
  readonly call: number;
  /** Of reducing the strips, added up over the workers. */
  readonly summarise: number;
  /** From the beginning of the run to its end. */
  readonly total: number;
}

/** What the run adds to the trace: real tensors, reduced to what the views show. */
export interface RunValues {
  /** Number of weights that the layer had before its first call: `len(layer.get_weights())`. */
  readonly weightsBeforeCall: number;
  readonly inputShape: readonly number[];
  readonly input: InputValues;
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
  readonly backend: BackendUse;
  readonly tfjs: string;
  readonly timings: Timings;
}

export const STAGES = ['pausing', 'reading', 'waiting', 'decoding', 'building', 'calling'] as const;
/** What a run is doing. */
export type Stage = (typeof STAGES)[number];

/** One cell of the output, and the dot product behind it. */
export interface CellValues {
  readonly y: number;
  readonly x: number;
  readonly filter: number;
  /** Of `patch`, `weights` and `products`: (kernel height, kernel width, channels of the filter's group). */
  readonly shape: readonly [number, number, number];
  /** What the filter sees of the image, in C order; zeros where it hangs over the edge. */
  readonly patch: Float32Array<ArrayBuffer>;
  readonly weights: Float32Array<ArrayBuffer>;
  readonly products: Float32Array<ArrayBuffer>;
  /** Of the products. */
  readonly sum: number;
  readonly bias: number;
  /** What the layer makes of sum and bias, by its activation. */
  readonly value: number;
}

/** Part of the output as it is. */
export interface BlockValues {
  /** In the order of the output's axes; without filters where only one was asked for. */
  readonly shape: readonly number[];
  readonly data: Float32Array<ArrayBuffer>;
}

/** One feature map, averaged down to what is shown: (height, width) in C order. */
export interface MapPlane {
  readonly height: number;
  readonly width: number;
  readonly data: Float32Array<ArrayBuffer>;
}

/** What B's values are more than A's, of all values of a feature map. */
export interface DifferenceStatistics {
  /** Values that have a difference, and those that have none because one of both is infinite or no number. */
  readonly count: number;
  readonly unknown: number;
  /** Values that are the same. */
  readonly equal: number;
  /** NaN where there is no difference. */
  readonly min: number;
  readonly max: number;
  readonly mean: number;
  /** Of the differences without their signs. */
  readonly meanAbsolute: number;
}

/** One feature map of two results; absent where one of them has none of that number. */
export interface ComparedMaps {
  readonly filter: number;
  readonly a?: MapPlane;
  readonly b?: MapPlane;
  /** Where both are of the same size. */
  readonly difference?: MapPlane & { readonly statistics: DifferenceStatistics };
}

import type { ImageFormat } from '../../src/image/format';

/** How files are made: good ones damaged, parts put together that do not agree, or each in turn. */
export type Generator = 'both' | 'damaged' | 'composed';

/** What a process is to do: every so many files from the first one on. */
export interface Order {
  readonly run: number;
  readonly first: number;
  readonly step: number;
  /** No file from this number on. */
  readonly end: number;
  /** When to stop at the latest, in milliseconds since 1970; 0 never. */
  readonly until: number;
  /** Loaders that each file is loaded like. */
  readonly loaders: number;
  readonly generator: Generator;
  readonly images: string;
  readonly codecs: string;
  /** Where files that fail are saved. */
  readonly folder: string;
  /** The file at which the process before this one died. */
  readonly died: number | null;
}

/** The ways in which loading can go wrong. */
export type FailureKind = 'died' | 'slow' | 'raw' | 'memory' | 'shape';

/** How one file was loaded, by all of its loaders together. */
export interface Outcome {
  readonly index: number;
  readonly format: ImageFormat;
  readonly loaded: number;
  readonly refused: number;
  /** The slowest loader, and the slowest reading of the header. */
  readonly ms: number;
  readonly headerMs: number;
  /** Memory at most, in bytes, beyond what the process had. */
  readonly added: number;
}

export interface Failure {
  readonly index: number;
  readonly format: ImageFormat;
  readonly kind: FailureKind;
  readonly text: string;
  readonly file: string;
}

/** What a process tells of its work. */
export type Report =
  | { readonly type: 'started'; readonly index: number }
  | { readonly type: 'outcome'; readonly outcome: Outcome }
  | { readonly type: 'failure'; readonly failure: Failure }
  | { readonly type: 'done' };

/** What the worker thread is to load. */
export interface LoadTask {
  readonly index: number;
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly loader: number;
}

/** What came of it. */
export interface LoadResult {
  readonly index: number;
  readonly loaded: boolean;
  readonly ms: number;
  /** Of reading the header alone. */
  readonly headerMs: number;
  /** What is wrong with the answer. */
  readonly wrong?: { readonly kind: FailureKind; readonly text: string };
  /** Bytes that the decoded picture needs at least, as far as its header is believed. */
  readonly needed: number;
}

/** What the worker thread says: how large the picture is, as a multiple of the limit; and what came of loading it. */
export type LoadAnswer =
  { readonly type: 'opened'; readonly share: number } | { readonly type: 'result'; readonly result: LoadResult };

import type {
  BlockRequest,
  Built,
  BuildRequest,
  CellRequest,
  DifferenceAnswer,
  DifferenceRequest,
  StripAnswer,
  StripRequest,
} from '../engine/engine';
import type { DecodedImage, DecodeRequest } from '../engine/decodeImage';
import type { ImagePartRequest } from '../engine/imagePart';
import type { KernelPicturesRequest, MapPicturesRequest } from '../engine/savedPictures';
import type { MapSheet } from '../engine/thumbnails';
import type { Pixels } from '../picture/pixels';
import type { Problem } from '../protocol/problem';
import type { BlockValues, CellValues, RgbaPicture, RunValues } from '../protocol/values';

/** Everything that a worker can be asked. */
export interface Calls {
  decode(request: DecodeRequest): DecodedImage;
  build(request: BuildRequest): Built;
  strip(request: StripRequest): StripAnswer;
  cell(request: CellRequest): CellValues;
  block(request: BlockRequest): BlockValues;
  /** A part of a feature map of two layers, and their difference. */
  difference(request: DifferenceRequest): DifferenceAnswer;
  /** A part of the image as a picture. */
  imagePart(request: ImagePartRequest): RgbaPicture;
  /** A small PNG of the first filters. */
  kernelThumbnail(request: RunValues['kernel']): Uint8Array;
  /** A small PNG of feature maps. */
  outputThumbnail(request: MapSheet): Uint8Array;
  /** PNG files to be saved: feature maps, filters, and whatever has been drawn already. */
  mapPictures(request: MapPicturesRequest): readonly Uint8Array[];
  kernelPictures(request: KernelPicturesRequest): readonly Uint8Array[];
  png(request: Pixels): Uint8Array;
  /** Answers when the worker is ready for the rest. */
  wake(request: Nothing): Nothing;
}

export type Nothing = Readonly<Record<string, never>>;
export type CallName = keyof Calls;
export type RequestOf<Name extends CallName> = Parameters<Calls[Name]>[0];
export type AnswerOf<Name extends CallName> = ReturnType<Calls[Name]>;

/** To a worker, which answers one after the other. */
export interface Question<Name extends CallName = CallName> {
  readonly id: number;
  readonly name: Name;
  readonly request: RequestOf<Name>;
}

/** A question that tells by its name what its request is. */
export type AnyQuestion = { [Name in CallName]: Question<Name> }[CallName];

/** From a worker; every question gets one. */
export type Reply<Name extends CallName = CallName> =
  | { readonly id: number; readonly name: Name; readonly answer: AnswerOf<Name> }
  | {
      readonly id: number;
      readonly name: Name;
      readonly problem: Problem;
      /** For the log; present where the error is a bug. */
      readonly stack: string | undefined;
      /** Whether the machine had no memory left to give. */
      readonly outOfMemory: boolean;
    };

/** A worker thread of whatever platform. */
export interface WorkerPort {
  post(question: Question, transfer: readonly ArrayBuffer[]): void;
  /** Ends the thread at once, in the middle of whatever it does; no handler is called any more. */
  terminate(): void;
}

export interface WorkerHandlers {
  reply(reply: Reply): void;
  /** The thread ended although nobody asked it to. */
  died(reason: string): void;
}

export type StartWorker = (handlers: WorkerHandlers) => WorkerPort;

/** Tells that a reply is the one to a question of that name. */
export function isReplyTo<Name extends CallName>(name: Name, reply: Reply): reply is Reply<Name> {
  return reply.name === name;
}

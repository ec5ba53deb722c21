import type { InspectRequest } from '../engine/inspectImage';
import type { Problem } from '../protocol/problem';
import type { ImageFacts, RgbaPicture, RunValues, Stage } from '../protocol/values';

export type { InspectEvents, InspectRequest } from '../engine/inspectImage';

/** To the worker: one job at a time. To cancel it, end the worker: TensorFlow.js cannot be interrupted. */
export interface WorkerRequest {
  readonly job: number;
  readonly request: InspectRequest;
}

/** From the worker; the last message of a job is its `values` or its `failed`. */
export type WorkerReply = { readonly job: number } & (
  | { readonly type: 'stage'; readonly stage: Stage }
  | { readonly type: 'decoded'; readonly facts: ImageFacts; readonly preview: RgbaPicture }
  | { readonly type: 'values'; readonly values: RunValues }
  | {
      readonly type: 'failed';
      readonly problem: Problem;
      /** For the log; present where the error is a bug. */
      readonly stack: string | undefined;
    }
);

/** A worker thread of whatever platform, as the client sees it. */
export interface WorkerPort {
  post(request: WorkerRequest, transfer: readonly ArrayBuffer[]): void;
  /** Ends the thread at once, in the middle of whatever it does; no handler is called any more. */
  terminate(): void;
}

export interface WorkerHandlers {
  reply(reply: WorkerReply): void;
  /** The thread ended although nobody asked it to. */
  died(reason: string): void;
}

export type StartWorker = (handlers: WorkerHandlers) => WorkerPort;

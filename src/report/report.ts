import type { AskedArgument } from '../conv2d/asked';
import type { Trace } from '../conv2d/trace';
import type { Status } from '../protocol/panelMessages';
import type { ImageFacts, RunValues } from '../protocol/values';
import { imageDocument, layerDocument, statistics, stepDocuments, valuesDocument } from './document';

/** Raised when a field changes its meaning or goes away; new fields may come at any time. */
const FORMAT = 'convscope.report/1';

/** One inspection as it stands: also one that is running, or that has failed. */
export interface Report {
  readonly file: string;
  readonly made: Date;
  readonly status: Status;
  readonly asked: readonly AskedArgument[];
  /** After a failure, of the last good run. */
  readonly trace?: Trace;
  readonly facts?: ImageFacts;
  /** Of the whole output of that trace; absent as long as there is none. */
  readonly values?: RunValues;
}

/** The report for programs: the parts are those of the command line's document, `null` where there is nothing yet. */
export function reportDocument({ file, made, status, asked, trace, facts, values }: Report): object {
  return {
    format: FORMAT,
    made: made.toISOString(),
    status: statusDocument(status),
    asked: Object.fromEntries(asked.map(({ name, text }) => [name, text])),
    image: trace ? imageDocument(file, facts, trace) : { file },
    layer: trace ? layerDocument(trace, values) : null,
    steps: trace ? stepDocuments(trace) : [],
    input: values
      ? {
          shape: values.inputShape,
          ...statistics(values.input.statistics),
          channels: values.input.channels.map(({ name, statistics: own }) => ({ name, ...statistics(own) })),
        }
      : null,
    ...(values
      ? valuesDocument(values, false)
      : { kernel: null, bias: null, output: null, backend: null, milliseconds: null }),
  };
}

function statusDocument(status: Status): object {
  switch (status.kind) {
    case 'running':
      return { kind: status.kind, stage: status.stage, percent: status.percent ?? null };
    case 'failed': {
      const { message, suggestion = null, argument = null } = status.problem;
      return { kind: status.kind, message, suggestion, argument };
    }
    default:
      return { kind: status.kind };
  }
}

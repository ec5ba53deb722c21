import { inspectImage } from '../engine/inspectImage';
import type { WebAssemblyCodecs } from '../image/webAssembly';
import { HumanError, problemOf } from '../protocol/problem';
import type { RunValues } from '../protocol/values';
import type { WorkerReply, WorkerRequest } from './messages';

/** Answers one request; every outcome is a message, so nothing is ever left pending. */
export async function serve(
  { job, request }: WorkerRequest,
  codecs: WebAssemblyCodecs,
  reply: (reply: WorkerReply, transfer?: readonly ArrayBuffer[]) => void,
): Promise<void> {
  try {
    const values = await inspectImage(request, codecs, {
      stage: (stage) => reply({ job, type: 'stage', stage }),
      decoded: (facts, preview) => reply({ job, type: 'decoded', facts, preview }, [preview.data.buffer]),
    });
    reply({ job, type: 'values', values }, buffersOf(values));
  } catch (error) {
    const stack = error instanceof Error && !(error instanceof HumanError) ? error.stack : undefined;
    reply({ job, type: 'failed', problem: problemOf(error), stack });
  }
}

function buffersOf({ kernel, bias, output }: RunValues): ArrayBuffer[] {
  return [kernel.data.buffer, output.maps.data.buffer, ...(bias ? [bias.data.buffer] : [])];
}

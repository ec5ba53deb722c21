import type { Trace } from '../conv2d/trace';
import { stepOf } from '../conv2d/trace';
import { formatBytes, formatInteger } from '../conv2d/format';
import { HumanError } from '../protocol/problem';

/** A run that would need more than this is refused: the whole output is made at once. */
const MAX_RUN_BYTES = 6 * 2 ** 30;

/** About 700 times those of the worked example. */
const MAX_MULTIPLY_ADDS = 1e12;

const SUGGESTION = 'Use fewer filters, larger strides or a smaller image.';

/** The cast image; the output, and the copy of it that groups, channels_first and glu make; the kernel, and where it is copied from. */
function neededBytes(trace: Trace): number {
  const bytes = (id: 'cast' | 'kernel' | 'output'): number => stepOf(trace, id).tensor?.bytes ?? 0;
  return bytes('cast') + 2 * bytes('output') + 2 * bytes('kernel');
}

/** Refuses a run that would not fit into the memory, or keep a processor busy for longer than anybody waits. */
export function checkLimits(trace: Trace): void {
  if (trace.counts.multiplyAdds > MAX_MULTIPLY_ADDS) {
    throw new HumanError({
      argument: 'kernelSize',
      message: `This layer needs ${formatInteger(trace.counts.multiplyAdds)} multiply-adds for this image. Convscope stops at ${formatInteger(MAX_MULTIPLY_ADDS)}.`,
      suggestion: 'Use a smaller kernel_size, larger strides, fewer filters or a smaller image.',
    });
  }
  const needed = neededBytes(trace);
  if (needed <= MAX_RUN_BYTES) return;
  throw new HumanError({
    argument: 'filters',
    message: `This layer needs about ${formatBytes(needed)} of memory for this image. Convscope stops at ${formatBytes(MAX_RUN_BYTES)}.`,
    suggestion: SUGGESTION,
  });
}

/** The error for the user where this machine had less memory to give than the run needed; any other error as it is. */
export function explainAllocation(error: unknown, trace: Trace): unknown {
  if (!(error instanceof RangeError) || !/allocation failed|invalid typed array length/i.test(error.message))
    return error;
  return new HumanError(
    {
      argument: 'filters',
      message: `This layer needs about ${formatBytes(neededBytes(trace))} of memory for this image, more than this machine has to give.`,
      suggestion: SUGGESTION,
    },
    { cause: error },
  );
}

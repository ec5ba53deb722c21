import type { Trace } from '../conv2d/trace';
import { stepOf } from '../conv2d/trace';
import { formatBytes } from '../conv2d/format';
import { HumanError } from '../protocol/problem';

/** A run that would need more than this is refused: the whole output is made at once. */
const MAX_RUN_BYTES = 6 * 2 ** 30;

/** Refuses a run that would not fit: the cast image, the output, and one copy of it for bias and activation. */
export function checkMemory(trace: Trace): void {
  const outputBytes = stepOf(trace, 'output').tensor?.bytes ?? 0;
  const needed = (stepOf(trace, 'cast').tensor?.bytes ?? 0) + 2 * outputBytes;
  if (needed <= MAX_RUN_BYTES) return;
  throw new HumanError({
    argument: 'filters',
    message: `This layer needs about ${formatBytes(needed)} of memory for this image; its output alone has ${formatBytes(outputBytes)}. Convscope stops at ${formatBytes(MAX_RUN_BYTES)}.`,
    suggestion: 'Use fewer filters, larger strides or a smaller image.',
  });
}

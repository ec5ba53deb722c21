import * as l10n from '@vscode/l10n';
import { formatBytes } from '../conv2d/format';
import { span } from '../conv2d/geometry';
import { shapesOf } from '../conv2d/shapes';
import { shapeOf, type Trace } from '../conv2d/trace';
import { HumanError, type Problem } from '../protocol/problem';

/** A worker's WebAssembly has 2 GiB; kernel and strip are there more than once for a moment. */
const MOST_BYTES = 2 ** 29;

/** What a worker needs at least: the kernel, and one row of the output with the rows of the image that it looks at. */
function leastBytes(trace: Trace): { readonly kernel: number; readonly row: number } {
  const { image, arguments: args } = trace;
  const { rows, convolution, outHeight } = shapesOf(image, args);
  const product = (sizes: readonly number[]): number => sizes.reduce((all, size) => all * size, 1);
  const seen = Math.min(span(rows), image.height) * image.width * image.channels;
  return {
    kernel: 4 * product(shapeOf(trace, 'kernel')),
    row: 4 * (seen + product(convolution) / (image.images * outHeight)),
  };
}

/** Refuses a layer of which not even one row would fit into a worker; any other can be cut into strips. */
export function checkLimits(trace: Trace): void {
  const { kernel, row } = leastBytes(trace);
  if (kernel > MOST_BYTES) {
    throw new HumanError({
      argument: 'kernelSize',
      message: l10n.t(
        'The kernel of this layer has {0}. Convscope stops at {1}.',
        formatBytes(kernel),
        formatBytes(MOST_BYTES),
      ),
      suggestion: l10n.t('Use a smaller kernel_size or fewer filters.'),
    });
  }
  if (row > MOST_BYTES) {
    throw new HumanError({
      argument: 'filters',
      message: l10n.t(
        "One row of this layer's output needs {0} with what it looks at. Convscope stops at {1}.",
        formatBytes(row),
        formatBytes(MOST_BYTES),
      ),
      suggestion: l10n.t('Use fewer filters, a smaller kernel_size or an image of fewer columns.'),
    });
  }
}

/** What to say where this machine had less memory to give than a worker needed. */
export function memoryProblem(trace: Trace): Problem {
  const { kernel, row } = leastBytes(trace);
  return {
    argument: 'filters',
    message: l10n.t(
      'This layer needs more memory for this image than this machine has to give: {0} for its kernel and {1} for a row of its output, several times over.',
      formatBytes(kernel),
      formatBytes(row),
    ),
    suggestion: l10n.t('Use fewer filters, larger strides or a smaller image, or set {0} to 1.', 'convscope.workers'),
  };
}

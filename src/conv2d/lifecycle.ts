import { tuple } from '../python/repr';
import { AUTOMATIC_NAME, type Conv2DArguments } from './arguments';
import type { Counts } from './counts';
import type { LayerShapes } from './shapes';
import { summaryText } from './summary';

/** A line of Python and what it answers. */
export interface Answer {
  readonly code: string;
  readonly text: string;
  /** Whether it raises what `text` says. */
  readonly raises: boolean;
}

/** What a layer says of itself at one time of its life. */
export interface LayerState {
  readonly answers: readonly Answer[];
  /** What `keras.Sequential([layer]).summary()` prints. */
  readonly summary: string;
}

/** The same questions before the first call and after it. */
export interface Lifecycle {
  readonly before: LayerState;
  readonly after: LayerState;
}

const answer = (code: string, text: string): Answer => ({ code, text, raises: false });
const error = (code: string, text: string): Answer => ({ code, text, raises: true });

/** Keras: keras/src/layers/layer.py, `count_params`; keras/src/layers/convolutional/base_conv.py, `kernel`. */
export function lifecycleOf(args: Conv2DArguments, shapes: LayerShapes, counts: Counts): Lifecycle {
  const name = args.name ?? AUTOMATIC_NAME;
  const weights = [shapes.kernel, ...(args.useBias ? [[args.filters]] : [])].map((shape) => tuple(shape));
  return {
    before: {
      answers: [
        answer('layer.built', 'False'),
        answer('layer.get_weights()', '[]'),
        error(
          'layer.count_params()',
          `ValueError: You tried to call \`count_params\` on layer '${name}', but the layer isn't built. You can build it manually via: \`layer.build(input_shape)\`.`,
        ),
        error('layer.kernel', 'AttributeError: You must build the layer before accessing `kernel`.'),
      ],
      summary: summaryText({ name, built: undefined }),
    },
    after: {
      answers: [
        answer('layer.built', 'True'),
        answer('[w.shape for w in layer.get_weights()]', `[${weights.join(', ')}]`),
        answer('layer.count_params()', String(counts.parameters)),
        answer('layer.kernel.shape', tuple(shapes.kernel)),
      ],
      summary: summaryText({ name, built: { outputShape: shapes.convolution, parameters: counts.parameters } }),
    },
  };
}

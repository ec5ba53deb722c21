import type { Conv2DArguments } from '../arguments';
import type { ConstantValue } from '../constant';
import type { Initializer } from '../initializers';
import { shapeOf, type Trace } from '../trace';

/** Whether some weight's numbers are set by hand, for which TensorFlow.js has no initializer. */
export function isByHand({ kernelInitializer, biasInitializer, useBias }: Conv2DArguments): boolean {
  return rowsOf(kernelInitializer) !== undefined || (useBias && rowsOf(biasInitializer) !== undefined);
}

/** The lines that give a built `layer` its weights; where there are groups, `group` is the layer's number. */
export function byHandLines(trace: Trace, indent: string): string[] {
  const { kernelInitializer, biasInitializer, useBias, filters, groups } = trace.arguments;
  const expression = (initializer: Initializer, shape: readonly number[], index: number): string => {
    const rows = rowsOf(initializer);
    if (rows === undefined) return `layer.getWeights()[${index}]`;
    const whole = `tf.tensor(${JSON.stringify(rows)}).broadcastTo([${shape.join(', ')}])`;
    return groups === 1 ? whole : `tf.split(${whole}, ${groups}, ${shape.length - 1})[group]`;
  };
  return [
    `${indent}layer.setWeights([`,
    `${indent}  ${expression(kernelInitializer, shapeOf(trace, 'kernel'), 0)},`,
    ...(useBias ? [`${indent}  ${expression(biasInitializer, [filters], 1)},`] : []),
    `${indent}]);`,
  ];
}

function rowsOf(initializer: Initializer): ConstantValue | undefined {
  return initializer.className === 'Constant' && typeof initializer.value !== 'number' ? initializer.value : undefined;
}

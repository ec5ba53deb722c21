import { repr } from '../python/repr';
import { isLayerActivation } from './activationNames';
import { ARGUMENT_NAMES, type ArgumentName, type Conv2DArguments, DEFAULT_ARGUMENTS, KERAS_NAMES } from './arguments';
import { isRandom } from './initializers';
import { initializerText, initializerValue } from './initializerText';

/** An argument's value as Python code. The seed has no place in Keras' call: it belongs to the initializers. */
export function argumentText(args: Conv2DArguments, name: ArgumentName): string {
  switch (name) {
    case 'kernelInitializer':
    case 'biasInitializer':
      return repr(initializerValue(args[name]));
    case 'activation':
      return isLayerActivation(args.activation) ? args.activation : repr(args.activation);
    default:
      return repr(args[name]);
  }
}

/** Whether an argument has another value than Keras' default, or, where Keras has none, must be given anyway. */
export function isGiven(args: Conv2DArguments, name: ArgumentName): boolean {
  return (
    name === 'filters' || name === 'kernelSize' || argumentText(args, name) !== argumentText(DEFAULT_ARGUMENTS, name)
  );
}

/** The layer's call as one writes it in Python: Keras' required arguments, then those that differ from its defaults. */
export function callText(args: Conv2DArguments): string {
  const shown = ARGUMENT_NAMES.filter((name) => name !== 'seed' && isGiven(args, name));
  return `Conv2D(${shown.map((name) => `${KERAS_NAMES[name]}=${argumentText(args, name)}`).join(', ')})`;
}

/** An argument's value as settings keep it: JSON, initializers as text. */
export function settingValue(args: Conv2DArguments, name: ArgumentName): unknown {
  return name === 'kernelInitializer' || name === 'biasInitializer' ? initializerText(args[name]) : args[name];
}

/** Whether some weight is drawn with the seed of the layer, because its initializer has none of its own. */
export function usesSeed({ kernelInitializer, biasInitializer, useBias }: Conv2DArguments): boolean {
  const initializers = useBias ? [kernelInitializer, biasInitializer] : [kernelInitializer];
  return initializers.some((initializer) => isRandom(initializer) && initializer.seed === null);
}

// The only file that imports TensorFlow.js: everything else sees these few names.
import '@tensorflow/tfjs-backend-cpu';
import { env, ready, setBackend, tensor, tensor4d, type Tensor, tidy, version_core } from '@tensorflow/tfjs-core';
import { initializers, layers, type layers as Layers } from '@tensorflow/tfjs-layers';

export { initializers, layers, tensor, tensor4d, tidy, version_core as tfjsVersion };
export type { Tensor };
export type Layer = ReturnType<typeof Layers.conv2d>;

/** Starts the CPU backend; cheap when it runs already. */
export async function startBackend(): Promise<string> {
  // In Node the CPU backend prints an advertisement for tfjs-node at its first use.
  env().set('IS_NODE', false);
  if (!(await setBackend('cpu'))) throw new Error('The CPU backend of TensorFlow.js did not start.');
  await ready();
  return 'cpu';
}

// The only file that imports TensorFlow.js: everything else sees these few names.
import '@tensorflow/tfjs-backend-cpu';
import {
  concat,
  conv2d,
  env,
  ready,
  setBackend,
  split,
  tensor,
  tensor4d,
  type Tensor,
  type Tensor4D,
  tidy,
  transpose,
  version_core,
} from '@tensorflow/tfjs-core';
import { initializers, layers } from '@tensorflow/tfjs-layers';

export const { Layer } = layers;
export { concat, conv2d, initializers, split, tensor, tensor4d, tidy, transpose, version_core as tfjsVersion };
export type { Tensor, Tensor4D };

/** Starts the CPU backend; cheap when it runs already. */
export async function startBackend(): Promise<string> {
  // In Node the CPU backend prints an advertisement for tfjs-node at its first use.
  env().set('IS_NODE', false);
  if (!(await setBackend('cpu'))) throw new Error('The CPU backend of TensorFlow.js did not start.');
  await ready();
  return 'cpu';
}

// The only file that imports TensorFlow.js: everything else sees these few names.
import '@tensorflow/tfjs-backend-cpu';
import { BackendWasm, setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import {
  backend,
  concat,
  conv2d,
  env,
  getBackend,
  ready,
  setBackend,
  slice,
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
import * as l10n from '@vscode/l10n';
import type { Backend } from '../protocol/values';

export const { Layer } = layers;
export { concat, conv2d, initializers, slice, split, tensor, tensor4d, tidy, transpose, version_core as tfjsVersion };
export type { Tensor, Tensor4D };

/** The library's names for its files; where there is no SIMD it wants another than we ship. */
const WASM_FILES = [
  'tfjs-backend-wasm.wasm',
  'tfjs-backend-wasm-simd.wasm',
  'tfjs-backend-wasm-threaded-simd.wasm',
] as const;

/**
 * Makes a backend of TensorFlow.js the current one; cheap when it runs already.
 *
 * @param readWasm reads the WebAssembly of the WASM backend, the one with SIMD
 * @throws Error where it does not start
 */
export async function startBackend(name: Backend, readWasm: () => Promise<Uint8Array<ArrayBuffer>>): Promise<void> {
  if (getBackendName() === name) return;
  // In Node the CPU backend prints an advertisement for tfjs-node at its first use.
  env().set('IS_NODE', false);
  if (name === 'wasm') await prepareWasm(readWasm);
  if (!(await setBackend(name))) throw new Error(l10n.t('the reason is not known'));
  await ready();
}

/** Our workers are its threads: those of its own need memory that is shared, and gain nothing beside them. */
async function prepareWasm(readWasm: () => Promise<Uint8Array<ArrayBuffer>>): Promise<void> {
  if (!(await env().getAsync('WASM_HAS_SIMD_SUPPORT')))
    throw new Error(l10n.t('this machine has no SIMD in WebAssembly'));
  env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  setWasmPaths(Object.fromEntries(WASM_FILES.map((file) => [file, file])), true);
  const { buffer } = await readWasm();
  // Fetched by nobody: the first real `fetch` of a thread of Node loads a whole HTTP client, which takes as long as all the rest.
  const fetched = { ok: true, arrayBuffer: () => Promise.resolve(buffer) };
  Reflect.set(env().platform, 'fetch', () => Promise.resolve(fetched));
}

function getBackendName(): string | undefined {
  return getBackend() || undefined;
}

/** Whether the WASM backend is the current one. */
export function isWasm(): boolean {
  return backend() instanceof BackendWasm;
}

/**
 * The values of a float32 tensor where they lie: to change them is to change the tensor. Valid until the next operation,
 * which may move them.
 */
export function liveFloats(of: Tensor): Float32Array<ArrayBuffer> {
  const current = backend();
  const data =
    current instanceof BackendWasm
      ? current.typedArrayFromHeap({ shape: of.shape, dtype: of.dtype, dataId: of.dataId })
      : of.dataSync<'float32'>();
  if (!(data instanceof Float32Array)) throw new Error(`A tensor of ${of.dtype} is none of float32.`);
  return data.buffer instanceof ArrayBuffer
    ? new Float32Array(data.buffer, data.byteOffset, data.length)
    : new Float32Array(data);
}

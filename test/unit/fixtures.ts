import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type ImageShape, imageShape } from '../../src/conv2d/load/imageArray';
import { DEFAULT_LOAD_LIKE } from '../../src/conv2d/load/loaders';
import type { ReadEngineFile } from '../../src/engine/engine';
import type { LoadOptions } from '../../src/image/openImage';
import { type CodecFile, WebAssemblyCodecs } from '../../src/image/webAssembly';

const ROOT = path.join(__dirname, '..', '..');

/** A file of the repository. */
export function repositoryFile(...parts: readonly string[]): Uint8Array {
  return new Uint8Array(readFileSync(path.join(ROOT, ...parts)));
}

/** A JSON file of the repository; its type is for the caller to check or to trust. */
export function repositoryJson(...parts: readonly string[]): unknown {
  return JSON.parse(readFileSync(path.join(ROOT, ...parts), 'utf8'));
}

const CODEC_FOLDERS: Readonly<Record<CodecFile, readonly string[]>> = {
  'libjpeg-turbo.wasm': ['codecs', 'libjpeg-turbo'],
  'webp_dec.wasm': ['node_modules', '@jsquash', 'webp', 'codec', 'dec'],
  'avif_dec.wasm': ['node_modules', '@jsquash', 'avif', 'codec', 'dec'],
};

/** The codecs as the packages have them. */
export function imageCodecs(): WebAssemblyCodecs {
  return new WebAssemblyCodecs((name) =>
    Promise.resolve(new Uint8Array(readFileSync(path.join(ROOT, ...CODEC_FOLDERS[name], name)))),
  );
}

const ENGINE_FILES: Readonly<Record<Parameters<ReadEngineFile>[0], readonly string[]>> = {
  'tfjs-backend-wasm-simd.wasm': ['node_modules', '@tensorflow', 'tfjs-backend-wasm', 'dist'],
  // Compiled by the build, which `npm test` does first.
  'summary.wasm': ['dist'],
};

/** The engine's own WebAssembly. */
export const engineFile: ReadEngineFile = (name) =>
  Promise.resolve(new Uint8Array(readFileSync(path.join(ROOT, ...ENGINE_FILES[name], name))));

/** How images are loaded where nobody has chosen anything. */
export const LOAD_OPTIONS: LoadOptions = { like: DEFAULT_LOAD_LIKE, maxMegapixels: 200, downscale: false };

/** An image of any number of channels, as if `cv2.imread` had made it. */
export function imageOf(height: number, width: number, channels: number, name = 'x'): ImageShape {
  const names =
    channels === 3 ? ['blue', 'green', 'red'] : Array.from({ length: channels }, (_, at) => `channel ${at}`);
  return imageShape(name, {
    read: DEFAULT_LOAD_LIKE,
    shrink: 1,
    shape: [height, width, channels],
    dtype: 'uint8',
    channelNames: names,
  });
}

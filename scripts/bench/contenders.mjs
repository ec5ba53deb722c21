import { existsSync, mkdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { DIST, inRoot } from '../lib/paths.mjs';
import { npm, progress, run } from '../lib/run.mjs';
import { costOf } from './cases.mjs';

/**
 * @typedef {import('./cases.mjs').Case} Case
 * @typedef {{ ms: number, first?: number, traced?: number }} Run
 * @typedef {{ runs: Run[], cold?: number, peak: number }} Measured
 * @typedef {{ file: string, height: number, width: number }} Picture
 * @typedef {{ name: string, most: number, runs: number, command: (what: Case, picture: Picture, runs: number) => readonly string[] }} Contender
 *   `most` bytes of output that it is given; more would not fit into the memory, or take minutes
 */

const ONNX_RUNTIME = 'onnxruntime-node@1.30.0';
const PYTHON = process.env['CONVSCOPE_PYTHON'] ?? 'python3';
const GIGABYTE = 2 ** 30;
/** As many as the extension takes by itself, but two at least: what a second one adds is told. */
export const WORKERS = Math.max(2, Math.min(8, availableParallelism() - 1));

/** Installs ONNX Runtime beside the other things that only tests need: 290 MB that a developer does not want otherwise. */
async function onnxRuntime() {
  const folder = inRoot('.vscode-test/onnxruntime');
  if (!existsSync(path.join(folder, 'node_modules/onnxruntime-node'))) {
    progress('Installing ONNX Runtime…');
    mkdirSync(folder, { recursive: true });
    await npm(['install', '--prefix', folder, '--ignore-scripts', '--no-audit', '--no-fund', ONNX_RUNTIME]);
  }
  return folder;
}

/** The second row: what it needs less than the first one, the other workers need. */
export const ALONE = 'Convscope, wasm, 1 worker';

/** @returns {Promise<readonly Contender[]>} ours first */
export async function contenders() {
  const folder = await onnxRuntime();
  /** @param {string} script */
  const node = (script) => [process.execPath, inRoot('scripts/bench', script)];
  /** @param {string} backend @param {number} count */
  const ours =
    (backend, count) =>
    (/** @type {Case} */ { layer }, /** @type {Picture} */ { file }, /** @type {number} */ runs) => [
      process.execPath,
      path.join(DIST, 'test/engineBench.js'),
      ...[String(runs), file, JSON.stringify(layer), backend, String(count)],
    ];
  /** @param {Picture} picture @param {Case} what @param {number} runs */
  const sizes = ({ height, width }, { layer }, runs) => [
    String(height),
    String(width),
    JSON.stringify(layer),
    String(runs),
  ];
  /** @param {number} threads */
  const onnx = (threads) => (/** @type {Case} */ what, /** @type {Picture} */ picture, /** @type {number} */ runs) => [
    ...node('onnx.mjs'),
    ...sizes(picture, what, runs),
    String(threads),
    folder,
  ];
  /** @param {string} library */
  const python =
    (library) =>
    (/** @type {Case} */ { layer }, /** @type {Picture} */ { file }, /** @type {number} */ runs) => [
      PYTHON,
      inRoot('scripts/bench/layer.py'),
      library,
      file,
      JSON.stringify(layer),
      String(runs),
    ];
  return [
    { name: `Convscope, wasm, ${WORKERS} workers`, most: Infinity, runs: 9, command: ours('wasm', WORKERS) },
    { name: ALONE, most: 2 * GIGABYTE, runs: 9, command: ours('wasm', 1) },
    { name: `Convscope, cpu, ${WORKERS} workers`, most: 2 * GIGABYTE, runs: 4, command: ours('cpu', WORKERS) },
    {
      name: 'stock tf.layers.conv2d().apply(), cpu',
      most: GIGABYTE,
      runs: 3,
      command: (what, picture, runs) => [...node('stock.mjs'), ...sizes(picture, what, runs)],
    },
    { name: 'ONNX Runtime, 1 thread', most: 2 * GIGABYTE, runs: 9, command: onnx(1) },
    { name: 'ONNX Runtime, 2 threads', most: 2 * GIGABYTE, runs: 9, command: onnx(2) },
    { name: 'Keras on TensorFlow', most: 2 * GIGABYTE, runs: 5, command: python('keras') },
    { name: 'PyTorch', most: 2 * GIGABYTE, runs: 5, command: python('torch') },
  ];
}

/**
 * @param {Contender} contender @param {Case} what @param {Picture} picture
 * @returns {Promise<Measured | undefined>} undefined where it is not installed, or is not given so much
 */
export async function measure({ name, most, runs, command }, what, picture) {
  const { outputBytes } = costOf(what, picture);
  if (outputBytes > most) return undefined;
  progress(`${what.name}: ${name}…`);
  const [program = '', ...args] = command(what, picture, outputBytes > GIGABYTE ? Math.min(runs, 3) : runs);
  const { code, stdout } = await run(program, args).catch(() => ({ code: 1, stdout: '' }));
  if (code === 0) return JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
  progress(`${name} is left out: it does not run here.`);
  return undefined;
}

'use strict';

const { readFileSync } = require('node:fs');
const path = require('node:path');

const { DefinePlugin } = require('webpack');

const dist = path.join(__dirname, 'dist');

/**
 * Settings that all bundles share. Types are checked by `tsc -b`, so the loader only transpiles.
 * @param {string} name
 * @returns {import('webpack').Configuration}
 */
const base = (name) => ({
  name,
  mode: 'production',
  devtool: 'source-map',
  output: { path: dist, filename: '[name].js', chunkFilename: '[name].js' },
  resolve: { extensions: ['.ts', '.js'] },
  module: {
    rules: [
      {
        test: /\.ts$/,
        exclude: /node_modules/,
        loader: 'ts-loader',
        options: { transpileOnly: true, configFile: path.join(__dirname, 'tsconfig.bundle.json') },
      },
    ],
  },
  cache: { type: 'filesystem', name, buildDependencies: { config: [__filename] } },
  performance: { hints: false },
  stats: 'errors-warnings',
});

/** WebAssembly of the image codecs, which the worker and the command line read from beside themselves. */
const CODECS = [
  path.join(__dirname, 'codecs', 'libjpeg-turbo', 'libjpeg-turbo.wasm'),
  require.resolve('@jsquash/webp/codec/dec/webp_dec.wasm'),
  require.resolve('@jsquash/avif/codec/dec/avif_dec.wasm'),
];

/** Puts files into the output folder as they are. */
const copies = {
  /** @param {import('webpack').Compiler} compiler */
  apply(compiler) {
    compiler.hooks.thisCompilation.tap('copies', (compilation) => {
      compilation.hooks.processAssets.tap('copies', () => {
        for (const file of CODECS) {
          compilation.emitAsset(path.basename(file), new compiler.webpack.sources.RawSource(readFileSync(file)));
        }
      });
    });
  },
};

/**
 * A bundle for Node.
 * @param {string} name
 * @returns {import('webpack').Configuration}
 */
const node = (name) => {
  const shared = base(name);
  return {
    ...shared,
    target: 'node20',
    output: { ...shared.output, library: { type: 'commonjs2' } },
    // A part that is loaded later comes as one file.
    optimization: { splitChunks: false },
    externals: { vscode: 'commonjs vscode', mocha: 'commonjs mocha' },
  };
};

/**
 * The worker and the command line, with TensorFlow.js and the codecs.
 * @returns {import('webpack').Configuration}
 */
const engine = () => {
  const shared = node('engine');
  return {
    ...shared,
    entry: {
      worker: './src/compute/nodeWorker.ts',
      cli: './src/cli/main.ts',
      'test/fuzz': './test/fuzz/index.ts',
      'test/loadOnce': './test/bench/loadOnce.ts',
    },
    module: {
      rules: [
        ...(shared.module?.rules ?? []),
        // Their WebAssembly is handed to them: what they would fetch themselves is not bundled a second time.
        { test: /[\\/]@jsquash[\\/].*\.js$/, parser: { url: false, importMeta: false } },
      ],
    },
    // geotiff's own workers are not used: its decoders run in ours.
    resolve: { ...shared.resolve, alias: { 'web-worker': false } },
    optimization: { ...shared.optimization, chunkIds: 'named' },
    plugins: [copies, new DefinePlugin({ 'import.meta.url': JSON.stringify('file:///codec') })],
  };
};

/** @type {import('webpack').Configuration[]} */
module.exports = [
  { ...node('host'), entry: { extension: './src/host/extension.ts' } },
  // One compilation for both, so that TensorFlow.js is read once.
  engine(),
  {
    ...base('webview'),
    target: ['web', 'es2022'],
    entry: { webview: './src/webview/main.ts', paste: './src/pastePage/main.ts' },
  },
  {
    ...node('test'),
    entry: { 'test/integration': './test/integration/index.ts', 'test/bench': './test/bench/index.ts' },
  },
];

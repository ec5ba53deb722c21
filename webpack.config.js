'use strict';

const path = require('node:path');

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

/** @type {import('webpack').Configuration[]} */
module.exports = [
  { ...node('host'), entry: { extension: './src/host/extension.ts' } },
  // One compilation for both, so that TensorFlow.js is read once.
  { ...node('engine'), entry: { worker: './src/compute/nodeWorker.ts', cli: './src/cli/main.ts' } },
  { ...base('webview'), target: ['web', 'es2022'], entry: { webview: './src/webview/main.ts' } },
  {
    ...node('test'),
    entry: { 'test/integration': './test/integration/index.ts', 'test/bench': './test/bench/index.ts' },
  },
];

'use strict';

const { readFileSync } = require('node:fs');
const path = require('node:path');

const { DefinePlugin, NormalModuleReplacementPlugin } = require('webpack');

const { BundledPackages } = require('./scripts/build/bundledPackages.js');

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

/** WebAssembly that the worker and the command line read from beside themselves. */
const WEB_ASSEMBLY = [
  require.resolve('@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm'),
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
        for (const file of WEB_ASSEMBLY) {
          compilation.emitAsset(path.basename(file), new compiler.webpack.sources.RawSource(readFileSync(file)));
        }
      });
    });
  },
};

/** Compiles AssemblyScript into the output folder. */
const summary = {
  /** @param {import('webpack').Compiler} compiler */
  apply(compiler) {
    const source = path.join(__dirname, 'wasm', 'summary.ts');
    compiler.hooks.thisCompilation.tap('summary', (compilation) => {
      compilation.fileDependencies.add(source);
      compilation.hooks.processAssets.tapPromise('summary', async () => {
        const { default: asc } = await import('assemblyscript/asc');
        const name = 'summary.wasm';
        /** @type {string | Uint8Array} */
        let binary = '';
        const options = ['--outFile', name, '-O3', '--noAssert', '--runtime', 'stub', '--enable', 'simd'];
        const { error, stderr } = await asc.main(['summary.ts', ...options], {
          readFile: (file) => (file === 'summary.ts' ? readFileSync(source, 'utf8') : null),
          writeFile: (_file, contents) => void (binary = contents),
          listFiles: () => [],
        });
        if (error) throw new Error(`${error.message}\n${stderr.toString()}`);
        compilation.emitAsset(name, new compiler.webpack.sources.RawSource(Buffer.from(binary)));
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
 * A bundle for a worker of a browser. Parts that are loaded later register themselves as in a page; `lateParts.ts` brings them.
 * @param {string} name
 * @returns {import('webpack').Configuration}
 */
const webWorker = (name) => {
  const shared = base(name);
  return {
    ...shared,
    target: ['webworker', 'es2022'],
    output: {
      path: path.join(dist, 'web'),
      filename: '[name].js',
      chunkFilename: '[name].js',
      chunkFormat: 'array-push',
      chunkLoading: 'jsonp',
      // One global for each bundle: it is shared with all other extensions.
      chunkLoadingGlobal: `convscope_${name}`,
      publicPath: '',
    },
    resolve: { ...shared.resolve, extensions: ['.web.ts', '.ts', '.js'] },
    optimization: { splitChunks: false, chunkIds: 'named' },
  };
};

/**
 * What TensorFlow.js and the codecs need wherever they are bundled.
 * @param {import('webpack').Configuration} shared
 * @returns {import('webpack').Configuration}
 */
const withEngine = (shared) => ({
  ...shared,
  module: {
    rules: [
      ...(shared.module?.rules ?? []),
      // Their WebAssembly is handed to them: what they would fetch themselves is not bundled a second time.
      { test: /[\\/]@jsquash[\\/].*\.js$/, parser: { url: false, importMeta: false } },
    ],
  },
  // TensorFlow.js would fetch with node-fetch where Node cannot.
  resolve: { ...shared.resolve, alias: { 'node-fetch': false } },
  optimization: { ...shared.optimization, chunkIds: 'named' },
  plugins: [new DefinePlugin({ 'import.meta.url': JSON.stringify('file:///codec') })],
});

/**
 * The worker and the command line, with TensorFlow.js and the codecs.
 * @returns {import('webpack').Configuration}
 */
const engine = () => {
  const shared = withEngine(node('engine'));
  return {
    ...shared,
    entry: {
      worker: './src/compute/nodeWorker.ts',
      cli: './src/cli/main.ts',
      'test/fuzz': './test/fuzz/index.ts',
      'test/loadOnce': './test/bench/loadOnce.ts',
      'test/engineBench': './test/bench/engine.ts',
      'test/answersBench': './test/bench/answers.ts',
    },
    plugins: [...(shared.plugins ?? []), copies, summary],
  };
};

/** @type {import('webpack').Configuration[]} */
const configurations = [
  { ...node('host'), entry: { extension: './src/host/extension.ts' } },
  // One compilation for both, so that TensorFlow.js is read once.
  engine(),
  {
    ...webWorker('webHost'),
    entry: { extension: './src/host/extensionWeb.ts' },
    output: { ...webWorker('webHost').output, library: { type: 'commonjs2' } },
    externals: { vscode: 'commonjs vscode' },
  },
  { ...withEngine(webWorker('webEngine')), entry: { worker: './src/compute/web/webWorker.ts' } },
  {
    ...base('webview'),
    target: ['web', 'es2022'],
    entry: { webview: './src/webview/main.ts', paste: './src/pastePage/main.ts' },
  },
  {
    ...node('test'),
    entry: { 'test/integration': './test/integration/index.ts', 'test/bench': './test/bench/index.ts' },
  },
  {
    ...webWorker('webTest'),
    entry: { 'test/integration': './test/integration/web/index.ts' },
    output: { ...webWorker('webTest').output, library: { type: 'commonjs2' } },
    externals: { vscode: 'commonjs vscode' },
    plugins: [
      // What the suites use of Node is little.
      new NormalModuleReplacementPlugin(
        /^node:(assert\/strict|util)$/,
        path.join(__dirname, 'test/integration/web/assert.ts'),
      ),
    ],
  },
];

/**
 * @param {{ output?: string }} [env] output: a folder to write to in place of dist/
 * @returns {import('webpack').Configuration[]}
 */
module.exports = ({ output: folder = dist } = {}) =>
  configurations.map((configuration) => ({
    ...configuration,
    plugins: [...(configuration.plugins ?? []), new BundledPackages()],
    output: {
      ...configuration.output,
      path: path.join(folder, path.relative(dist, configuration.output?.path ?? dist)),
    },
  }));

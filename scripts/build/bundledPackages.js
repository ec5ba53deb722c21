'use strict';

const path = require('node:path');

/** Folder of the package that a file is from, the innermost one where packages hold others. */
const PACKAGE = /^(.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+)[\\/]/;

/**
 * Notes for each bundle from which packages it holds code: what licenses have to be told.
 * @type {import('webpack').WebpackPluginInstance & { apply(compiler: import('webpack').Compiler): void }}
 */
class BundledPackages {
  /** @param {import('webpack').Compiler} compiler */
  apply(compiler) {
    const name = BundledPackages.name;
    const stage = compiler.webpack.Compilation.PROCESS_ASSETS_STAGE_REPORT;
    compiler.hooks.thisCompilation.tap(name, (compilation) => {
      compilation.hooks.processAssets.tap({ name, stage }, () => {
        const text = JSON.stringify(packagesByFile(compilation, compiler.context), null, 2);
        compilation.emitAsset(`packages.${compiler.name}.json`, new compiler.webpack.sources.RawSource(text));
      });
    });
  }
}

/**
 * @param {import('webpack').Compilation} compilation
 * @param {string} root
 * @returns {Record<string, string[]>} folders of packages, relative to the root
 */
function packagesByFile(compilation, root) {
  /** @type {Record<string, string[]>} */
  const files = {};
  for (const chunk of compilation.chunks) {
    // What loads modules is webpack's own.
    const folders = new Set(['node_modules/webpack']);
    for (const file of compilation.chunkGraph.getChunkModules(chunk).flatMap(sourcesOf)) {
      const folder = PACKAGE.exec(file)?.[1];
      if (folder) folders.add(path.relative(root, folder).split(path.sep).join('/'));
    }
    for (const file of chunk.files) if (file.endsWith('.js')) files[file] = [...folders].sort();
  }
  return files;
}

/**
 * @param {import('webpack').Module & { modules?: import('webpack').Module[] }} module
 * @returns {string[]}
 */
function sourcesOf(module) {
  // Several modules may have become one.
  return module.modules ? module.modules.flatMap(sourcesOf) : [module.nameForCondition() ?? ''];
}

module.exports = { BundledPackages };

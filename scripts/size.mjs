// Checks that the extension stays small and that its package holds nothing by accident.
import { existsSync, statSync } from 'node:fs';
import { listZip } from './lib/zip.mjs';
import { inRoot, VSIX } from './lib/paths.mjs';
import { isMain, runMain } from './lib/run.mjs';
import { ensurePackaged } from './package.mjs';

/** Largest size in bytes of each file that users download. */
const BUDGET = new Map([
  ['dist/convscope.vsix', 3_000_000],
  ['dist/extension.js', 80_000],
  ['dist/web/extension.js', 80_000],
  ['dist/python.js', 150_000],
  ['dist/image.js', 130_000],
  ['dist/webview.js', 138_000],
  ['dist/worker.js', 870_000],
  ['dist/web/worker.js', 870_000],
]);

const EXPECTED_IN_VSIX = [
  /^\[Content_Types\]\.xml$/,
  /^extension\.vsixmanifest$/,
  /^extension\/package(\.nls(\.[\w-]+)?)?\.json$/,
  /^extension\/l10n\/bundle\.l10n(\.[\w-]+)?\.json$/,
  /^extension\/(readme|changelog)\.md$/i,
  /^extension\/LICENSE[^/]*$/,
  /^extension\/dist\/(web\/)?(arguments|avif|code|compare|compute|configure|extension|history|hovers|image|memory|paste|python|report|steps|take|tiff|webp|webview|worker)\.js$/,
  /^extension\/dist\/(avif_dec|libjpeg-turbo|summary|tfjs-backend-wasm-simd|webp_dec)\.wasm$/,
  // Decoders of TIFF that are loaded when a file needs them.
  /^extension\/dist\/(web\/)?(node_modules|vendors-node_modules)_(pako|zstddec)_[\w-]+\.js$/,
  /^extension\/dist\/(web\/)?[^/]+\.LICENSE\.txt$/,
  /^extension\/dist\/ThirdPartyNotices\.txt$/,
  /^extension\/codecs\/libjpeg-turbo\/LICENSE\.md$/,
  /^extension\/media\//,
];

/**
 * Everything that is wrong with the packaged extension.
 * @param {string} [vsix]
 * @returns {string[]}
 */
export function findSizeProblems(vsix = VSIX) {
  const problems = [];
  for (const [name, limit] of BUDGET) {
    if (!existsSync(inRoot(name))) problems.push(`${name} is missing.`);
    else {
      const { size } = statSync(inRoot(name));
      if (size > limit) problems.push(`${name} has ${size} bytes, more than its budget of ${limit}.`);
    }
  }
  for (const { name } of existsSync(vsix) ? listZip(vsix) : []) {
    if (!EXPECTED_IN_VSIX.some((pattern) => pattern.test(name))) problems.push(`The .vsix holds ${name}.`);
  }
  return problems;
}

if (isMain(import.meta.url)) {
  runMain(async () => {
    await ensurePackaged();
    const problems = findSizeProblems();
    console.log(problems.length === 0 ? 'Sizes are within the budget.' : problems.join('\n'));
    return problems.length === 0 ? 0 : 1;
  });
}

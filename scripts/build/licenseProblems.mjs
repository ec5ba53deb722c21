import path from 'node:path';
import { DIST, VSIX } from '../lib/paths.mjs';
import { listZip } from '../lib/zip.mjs';
import { readBundled } from './components.mjs';
import { componentsIn, NOTICES } from './notices.mjs';

const IN_PACKAGE = 'extension/dist/';

/**
 * What is in the package without a license in its notices.
 * @param {string} [vsix]
 * @param {string} [dist] the build that it was made from
 * @returns {string[]}
 */
export function findLicenseProblems(vsix = VSIX, dist = DIST) {
  const packed = listZip(vsix).filter(({ name }) => name.startsWith(IN_PACKAGE));
  const notices = packed
    .find(({ name }) => name === `${IN_PACKAGE}${NOTICES}`)
    ?.read()
    .toString('utf8');
  if (notices === undefined) return [`The .vsix has no ${NOTICES}.`];
  const files = packed.map(({ name }) => name.slice(IN_PACKAGE.length));
  const bundled = readBundled(dist);
  const unknown = files.filter((file) => path.extname(file) === '.js' && !bundled.has(file));
  const lines = new Set(notices.split('\n'));
  return [
    ...unknown.map((file) => `The .vsix holds ${file}, of which webpack has not told the packages.`),
    ...componentsIn(dist, files).flatMap(({ title, text, problem }) => {
      if (problem) return [`${problem}.`];
      return lines.has(title) && notices.includes(text) ? [] : [`${NOTICES} lacks the license of ${title}.`];
    }),
  ];
}

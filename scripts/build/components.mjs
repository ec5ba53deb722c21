// The works of others inside the bundles and binaries, each with its license.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { readIfThere } from '../lib/files.mjs';
import { inRoot } from '../lib/paths.mjs';

/**
 * @typedef {object} Component
 * @property {string} title with its version and the name of its license
 * @property {string} text of the license
 * @property {string} [problem] why the text cannot be told
 *
 * @typedef {{ package: string } | { name: string, version: string, license: string, text: string }} Part of a binary
 * @typedef {Record<string, { sha256?: string, parts: Part[] }>} Binaries
 * @typedef {Record<string, { version: string, text: string }>} Kept licenses of packages that have no file with theirs
 */

const LICENSES = 'codecs/licenses';
const LICENSE_FILE = /^(licen[cs]e|copying|notice|patents)(\W.*)?$/i;
/** No license is shorter. */
const SHORTEST_TEXT = 100;

/**
 * Which packages each bundle of a build holds.
 * @param {string} dist
 * @returns {Map<string, string[]>} folders of packages by file, relative to the build
 */
export function readBundled(dist) {
  /** @type {Map<string, string[]>} */
  const bundled = new Map();
  for (const folder of ['', 'web']) {
    const names = existsSync(path.join(dist, folder)) ? readdirSync(path.join(dist, folder)) : [];
    for (const name of names.filter((one) => /^packages\..*\.json$/.test(one))) {
      /** @type {Record<string, string[]>} */
      const files = JSON.parse(readFileSync(path.join(dist, folder, name), 'utf8'));
      for (const [file, packages] of Object.entries(files)) bundled.set(path.posix.join(folder, file), packages);
    }
  }
  return bundled;
}

/**
 * @param {string} folder of a package, relative to the repository
 * @param {Kept} [kept]
 * @returns {Component}
 */
export function componentOfPackage(folder, kept = readKept('packages.json')) {
  /** @type {{ name: string, version: string, license?: string }} */
  const { name, version, license = 'see below' } = JSON.parse(readFileSync(inRoot(folder, 'package.json'), 'utf8'));
  const title = `${name} ${version} (${license})`;
  const files = readdirSync(inRoot(folder)).filter((file) => LICENSE_FILE.test(file));
  const own = files.sort().map((file) => readFileSync(inRoot(folder, file), 'utf8').trim());
  if (own.length > 0) return checked({ title, text: own.join('\n\n') });
  const other = kept[name];
  if (!other) return { title, text: '', problem: `${title} has no file with its license, and ${LICENSES} none either` };
  if (other.version !== version) {
    return { title, text: '', problem: `${LICENSES} has the license of ${name} ${other.version}, not of ${version}` };
  }
  return checked({ title, text: readKeptText(other.text) });
}

/**
 * What is inside a WebAssembly binary of a build.
 * @param {string} file
 * @param {Buffer} content
 * @param {Binaries} [binaries]
 * @returns {Component[]}
 */
export function componentsOfBinary(file, content, binaries = readKept('binaries.json')) {
  const known = binaries[path.basename(file)];
  if (!known)
    return [{ title: file, text: '', problem: `${LICENSES}/binaries.json does not say what is inside ${file}` }];
  const sha256 = createHash('sha256').update(content).digest('hex');
  if (known.sha256 !== undefined && known.sha256 !== sha256) {
    const problem = `${file} is another binary (${sha256}) than the one that ${LICENSES}/binaries.json tells about`;
    return [{ title: file, text: '', problem }];
  }
  return known.parts.map((part) =>
    'package' in part
      ? componentOfPackage(`node_modules/${part.package}`)
      : checked({ title: `${part.name} ${part.version} (${part.license})`, text: readKeptText(part.text) }),
  );
}

/**
 * @param {Component} component
 * @returns {Component}
 */
function checked(component) {
  if (component.text.length >= SHORTEST_TEXT) return component;
  return { ...component, problem: `the license of ${component.title} has no text` };
}

/** @param {string} name */
function readKept(name) {
  return JSON.parse(readFileSync(inRoot(LICENSES, name), 'utf8'));
}

/** @param {string} name */
function readKeptText(name) {
  return (readIfThere(inRoot(LICENSES, name)) ?? '').trim();
}

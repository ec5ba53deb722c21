// ThirdPartyNotices.txt: who else made what is in the package, and on which terms.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { filesBelow, writeWhole } from '../lib/files.mjs';
import { componentOfPackage, componentsOfBinary, readBundled } from './components.mjs';

/** @typedef {import('./components.mjs').Component} Component */

/** Its name in a build. */
export const NOTICES = 'ThirdPartyNotices.txt';

const LINE = '='.repeat(80);

const HEAD = `Third-party notices

Convscope contains the works listed below, as code in its scripts or inside its WebAssembly binaries.
Each list of names is followed by the license of all of them.
`;

/** What a build makes besides the extension: tests and the command line. */
const NOT_PACKED = /^((web\/)?test\/|cli\.js$)/;

/**
 * The works of others in files of a build.
 * @param {string} dist
 * @param {readonly string[]} files relative to it
 * @returns {Component[]} each title once
 */
export function componentsIn(dist, files) {
  const bundled = readBundled(dist);
  const folders = new Set(files.flatMap((file) => bundled.get(file) ?? []));
  const binaries = files.filter((file) => file.endsWith('.wasm'));
  const all = [
    ...[...folders].map((folder) => componentOfPackage(folder)),
    ...binaries.flatMap((file) => componentsOfBinary(file, readFileSync(path.join(dist, file)))),
  ];
  const byTitle = new Map(all.map((component) => [component.title, component]));
  return [...byTitle.values()].sort((a, b) => (a.title.toLowerCase() < b.title.toLowerCase() ? -1 : 1));
}

/**
 * @param {readonly Component[]} components
 * @returns {string}
 */
export function noticesText(components) {
  /** @type {Map<string, string[]>} */
  const titles = new Map();
  for (const { title, text } of components) titles.set(text, [...(titles.get(text) ?? []), title]);
  const parts = [...titles].map(([text, names]) => `${LINE}\n${names.join('\n')}\n${LINE}\n\n${text}\n`);
  return [HEAD, ...parts].join('\n');
}

/**
 * Writes the notices of a build into it.
 * @param {string} dist
 */
export function writeNotices(dist) {
  const files = filesBelow([dist]).map((file) => path.relative(dist, file).split(path.sep).join('/'));
  const packed = files.filter((file) => !NOT_PACKED.test(file));
  writeWhole(path.join(dist, NOTICES), noticesText(componentsIn(dist, packed)));
}

import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { npm, runOrThrow } from './run.mjs';

/** @typedef {{ name: string, version: string, integrity: string }} NpmPackage integrity as the registry publishes it */

/**
 * Unpacks one npm package into a folder. None of its scripts run, and its content must be the one pinned here.
 * @param {NpmPackage} wanted
 * @param {string} target
 */
export async function unpackNpmPackage({ name, version, integrity }, target) {
  mkdirSync(target, { recursive: true });
  const answer = await npm(['pack', `${name}@${version}`, '--json'], { cwd: target });
  const [packed] = /** @type {{ filename: string, integrity: string }[]} */ (JSON.parse(answer));
  if (packed?.integrity !== integrity) throw new Error(`${name}@${version} is not the package it was.`);
  await runOrThrow('tar', 'tar', ['-xzf', packed.filename, '--strip-components=1'], { cwd: target });
  rmSync(path.join(target, packed.filename));
}

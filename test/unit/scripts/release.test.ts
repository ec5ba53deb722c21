import { describe, expect, it } from 'vitest';
import { channelOf, findPackageProblems, findReleaseProblems } from '../../../scripts/lib/release.mjs';

const manifest = {
  name: 'convscope',
  publisher: 'convscope',
  version: '0.3.1',
  license: 'MIT',
  icon: 'media/icon.png',
  keywords: ['conv2d'],
  repository: { url: 'https://example.org/convscope' },
};
const changelog = '# Changelog\n\n## [Unreleased]\n\n## [0.3.1] - 2026-11-25\n';

/** What vsce writes of a version, as far as it is looked at. */
function vsix(version: string, preRelease: boolean, readme: string): ReadonlyMap<string, Buffer> {
  const mark = preRelease ? '<Property Id="Microsoft.VisualStudio.Code.PreRelease" Value="true" />' : '';
  const assets = ['Content.Details', 'Content.Changelog', 'Content.License', 'Icons.Default'].map(
    (type) => `<Asset Type="Microsoft.VisualStudio.Services.${type}" Path="x" />`,
  );
  const xml = `<Identity Language="en-US" Id="convscope" Version="${version}" Publisher="convscope" />${mark}${assets.join('')}`;
  return new Map([
    ['extension.vsixmanifest', Buffer.from(xml)],
    ['extension/readme.md', Buffer.from(readme)],
  ]);
}

describe('a release', () => {
  it('is a pre-release when its minor version is odd', () => {
    expect(['0.1.0', '0.2.0', '1.11.4', '2.0.9'].map(channelOf)).toEqual([
      'pre-release',
      'release',
      'pre-release',
      'release',
    ]);
    for (const version of ['0.2.0-beta.1', '0.2', '']) expect(() => channelOf(version)).toThrow('three numbers');
  });

  it('may be published when nothing is missing', () => {
    expect(findReleaseProblems(manifest, changelog)).toEqual([]);
  });

  it.each([
    [{ version: '0.3.1-beta.1' }, 'has a suffix'],
    [{ publisher: '' }, 'names no publisher'],
    [{ license: '' }, 'names no license'],
    [{ icon: '' }, 'names no icon'],
    [{ keywords: Array.from({ length: 31 }, (_, index) => `word ${index}`) }, 'more than the 30 keywords'],
    [{ repository: {} }, 'names no repository'],
    [{ version: '0.5.0' }, 'has no part for 0.5.0'],
  ])('is refused with %j', (change, reason) => {
    expect(findReleaseProblems({ ...manifest, ...change }, changelog).join('\n')).toContain(reason);
  });
});

describe('a package for a gallery', () => {
  const readme = '![A picture](https://example.org/raw/panel.png)';

  it('may be published when it is what its version says', () => {
    expect(findPackageProblems(manifest, vsix('0.3.1', true, readme))).toEqual([]);
    expect(findPackageProblems({ ...manifest, version: '0.4.0' }, vsix('0.4.0', false, readme))).toEqual([]);
  });

  it.each([
    ['of another version', vsix('0.3.0', true, readme), 'another extension or version'],
    ['not marked', vsix('0.3.1', false, readme), 'not marked as a pre-release'],
    ['with pictures beside it', vsix('0.3.1', true, '![A](media/a.png) ![B](media/b.png)'), '2 pictures'],
    ['empty', new Map<string, Buffer>(), 'has no Icons.Default'],
  ])('is refused when it is %s', (_, files, reason) => {
    expect(findPackageProblems(manifest, files).join('\n')).toContain(reason);
  });

  it('is refused when a release is marked as a pre-release', () => {
    const problems = findPackageProblems({ ...manifest, version: '0.4.0' }, vsix('0.4.0', true, readme));
    expect(problems).toEqual(['The .vsix is marked as a pre-release, its version 0.4.0 says otherwise.']);
  });
});

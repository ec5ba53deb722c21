// `npm run release`: checks a release, packages it, and publishes it to the Marketplace or to Open VSX.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { DIST, inRoot } from './lib/paths.mjs';
import { channelOf, findPackageProblems, findReleaseProblems } from './lib/release.mjs';
import { npm, progress, run, runMain } from './lib/run.mjs';
import { readZip } from './lib/zip.mjs';
import { packageExtension } from './package.mjs';
import { ensureInstalled, withBuild } from './setup.mjs';
import { findSizeProblems } from './size.mjs';

/** ovsx is no package of this project: newer ones want a newer Node, and nobody needs it but who publishes. */
const OVSX = 'ovsx@0.10.9';

const HELP = `Publishes Convscope. The version decides: an odd second number is a pre-release, an even one a release.

Usage: npm run release -- <gallery> [--dry-run]

  marketplace   Visual Studio Marketplace; needs a token in VSCE_PAT
  open-vsx      Open VSX; needs a token in OVSX_PAT

  --dry-run     check and package, publish nothing, use no network
  --help        show this
`;

/** @typedef {{ name: string, token: string, how: string, publish: (vsix: string) => Promise<void> }} Gallery */

/** @type {Readonly<Record<string, Gallery>>} */
const GALLERIES = {
  marketplace: {
    name: 'the Visual Studio Marketplace',
    token: 'VSCE_PAT',
    how: 'Make a personal access token with the scope "Marketplace (Manage)" in Azure DevOps, for an account that owns the publisher.',
    publish: (vsix) => runLoudly([inRoot('node_modules/@vscode/vsce/vsce'), 'publish', '--packagePath', vsix]),
  },
  'open-vsx': {
    name: 'Open VSX',
    token: 'OVSX_PAT',
    how: 'Make an access token in the settings of your account at Open VSX; the namespace has to be yours.',
    publish: async (vsix) => {
      // One text, since npm's own flags come behind it.
      const call = `ovsx publish ${path.relative(inRoot(), vsix)}`;
      progress(await npm(['exec', '--yes', '--package', OVSX, '--call', call]));
    },
  },
};

/** @param {readonly string[]} args of Node */
async function runLoudly(args) {
  const { code, output } = await run(process.execPath, args);
  process.stderr.write(output);
  if (code !== 0) throw new Error(`Publishing failed (exit code ${code}).`);
}

/**
 * Packages for galleries and looks at the result.
 * @param {import('./lib/release.mjs').Manifest} manifest
 * @param {boolean} published whether there is a repository for the addresses of pictures
 * @returns {Promise<{ vsix: string, problems: string[] }>}
 */
async function packageForGalleries(manifest, published) {
  const vsix = path.join(DIST, `convscope-${manifest.version}.vsix`);
  await withBuild(async () => {
    progress('Packaging the extension…');
    await packageExtension(inRoot(), vsix, { preRelease: channelOf(manifest.version) === 'pre-release', published });
  });
  const files = readZip(vsix, /^extension\.vsixmanifest$|^extension\/readme\.md$/i);
  return { vsix, problems: [...findPackageProblems(manifest, files), ...findSizeProblems(vsix)] };
}

runMain(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { 'dry-run': { type: 'boolean', default: false }, help: { type: 'boolean', default: false } },
  });
  const gallery = positionals.length === 1 ? GALLERIES[positionals[0] ?? ''] : undefined;
  if (values.help || !gallery) {
    process.stdout.write(HELP);
    return values.help ? 0 : 2;
  }
  await ensureInstalled();
  /** @type {import('./lib/release.mjs').Manifest} */
  const manifest = JSON.parse(readFileSync(inRoot('package.json'), 'utf8'));
  const problems = findReleaseProblems(manifest, readFileSync(inRoot('CHANGELOG.md'), 'utf8'));
  const dry = values['dry-run'];
  const noToken = `There is no token for ${gallery.name}. ${gallery.how} Then set ${gallery.token} to it.`;
  const needsToken = !process.env[gallery.token];
  if (needsToken && !dry) problems.push(noToken);
  if (problems.length > 0 && !dry) {
    console.error(['Nothing was published:', ...problems].join('\n- '));
    return 1;
  }
  const made = await packageForGalleries(manifest, manifest.repository !== undefined);
  problems.push(...made.problems);
  if (needsToken) progress(noToken);
  console.log(
    `${path.relative(inRoot(), made.vsix)}: ${channelOf(manifest.version)} ${manifest.version} for ${gallery.name}`,
  );
  if (problems.length > 0) console.error(['It cannot be published yet:', ...problems].join('\n- '));
  if (problems.length > 0) return 1;
  if (dry) {
    console.log('The package is fit for publishing.');
    return 0;
  }
  await gallery.publish(made.vsix);
  console.log(`Published to ${gallery.name}.`);
  return 0;
});

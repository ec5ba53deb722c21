// What a release has to be like, and what is wrong with one. Nothing here reaches the network.
/**
 * @typedef {object} Manifest the parts of package.json that galleries look at
 * @property {string} name
 * @property {string} version
 * @property {string} [publisher]
 * @property {string} [license]
 * @property {string} [icon]
 * @property {readonly string[]} [keywords]
 * @property {string | { url?: string }} [repository]
 */

/** Galleries take no suffixes such as -beta: an odd minor version marks a pre-release, an even one a release. */
const VERSION = /^(\d+)\.(\d+)\.(\d+)$/;

/**
 * @param {string} version
 * @returns {'release' | 'pre-release'}
 */
export function channelOf(version) {
  const minor = VERSION.exec(version)?.[2];
  if (minor === undefined) throw new Error(`${version} is no version of three numbers, such as 0.2.0.`);
  return Number(minor) % 2 === 1 ? 'pre-release' : 'release';
}

/**
 * What keeps this version from being published, each with what to do about it.
 * @param {Manifest} manifest
 * @param {string} changelog
 * @returns {string[]}
 */
export function findReleaseProblems(manifest, changelog) {
  const problems = [];
  const { version, repository } = manifest;
  if (!VERSION.test(version)) {
    problems.push(
      `The version ${version} has a suffix, which galleries refuse. Write three numbers; an odd second one marks a pre-release.`,
    );
  }
  for (const name of /** @type {const} */ (['publisher', 'license', 'icon'])) {
    if (!manifest[name]) problems.push(`package.json names no ${name}.`);
  }
  if ((manifest.keywords ?? []).length > 30)
    problems.push('package.json has more than the 30 keywords that the Marketplace takes.');
  if (!(typeof repository === 'string' ? repository : repository?.url)) {
    problems.push(
      'package.json names no repository, so the pictures of the README would not be found. Add "repository", "bugs" and "homepage".',
    );
  }
  if (!changelog.includes(`\n## [${version}]`)) {
    problems.push(
      `CHANGELOG.md has no part for ${version}. Rename "[Unreleased]" to "[${version}]" with the date, and begin a new one.`,
    );
  }
  return problems;
}

/**
 * What is wrong with a package that is to be published.
 * @param {Manifest} manifest
 * @param {ReadonlyMap<string, Buffer>} files of the .vsix: its manifest, and what galleries show
 * @returns {string[]}
 */
export function findPackageProblems(manifest, files) {
  const problems = [];
  const xml = files.get('extension.vsixmanifest')?.toString('utf8') ?? '';
  const property = (/** @type {string} */ id) =>
    new RegExp(`<Property Id="${id.replaceAll('.', '\\.')}" Value="([^"]*)"`).exec(xml)?.[1];
  const identity = /<Identity [^>]*\bId="([^"]*)" Version="([^"]*)" Publisher="([^"]*)"/.exec(xml);
  if (identity?.slice(1).join(' ') !== [manifest.name, manifest.version, manifest.publisher].join(' ')) {
    problems.push('The .vsix is of another extension or version than package.json.');
  }
  const marked = property('Microsoft.VisualStudio.Code.PreRelease') === 'true';
  if (marked !== (channelOf(manifest.version) === 'pre-release')) {
    problems.push(
      `The .vsix is ${marked ? '' : 'not '}marked as a pre-release, its version ${manifest.version} says otherwise.`,
    );
  }
  for (const type of ['Content.Details', 'Content.Changelog', 'Content.License', 'Icons.Default']) {
    if (!xml.includes(`Type="Microsoft.VisualStudio.Services.${type}"`)) problems.push(`The .vsix has no ${type}.`);
  }
  const readme = files.get('extension/readme.md')?.toString('utf8') ?? '';
  const relative = readme.match(/!\[[^\]]*\]\((?!https:)[^)]*\)/g) ?? [];
  if (manifest.repository && relative.length > 0)
    problems.push(`${relative.length} pictures of the README have no address that begins with https.`);
  return problems;
}

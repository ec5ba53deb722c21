import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ARROWS } from '../../../scripts/architecture.mjs';

const FOLDERS = Object.keys(ARROWS);

/** The table of ARCHITECTURE.md: each folder with the folders that it may import; packages are not folders. */
function documented(): Readonly<Record<string, readonly string[]>> {
  const rows = readFileSync('ARCHITECTURE.md', 'utf8').matchAll(/^\| `src\/(\w+)` +\|[^|]*\|([^|]*)\|$/gm);
  return Object.fromEntries(
    [...rows].map(([, folder = '', imports = '']) => [
      folder,
      imports
        .split(',')
        .map((name) => name.trim())
        .filter((name) => FOLDERS.includes(name)),
    ]),
  );
}

/** Project references of a folder, with those of the projects inside it. */
function referenced(folder: string): readonly string[] {
  const inside = readdirSync(path.join('src', folder), { recursive: true, encoding: 'utf8' });
  const projects = inside.filter((name) => path.basename(name) === 'tsconfig.json');
  const found = projects.flatMap((name) => {
    const project = path.join('src', folder, name);
    const to = (reference: string): string => path.relative('src', path.join(path.dirname(project), reference));
    return referencesIn(JSON.parse(readFileSync(project, 'utf8'))).map((each) => to(each).split(path.sep)[0] ?? '');
  });
  return [...new Set(found)].filter((to) => to !== folder);
}

function referencesIn(project: unknown): readonly string[] {
  if (typeof project !== 'object' || project === null || !('references' in project)) return [];
  const { references } = project;
  if (!Array.isArray(references)) return [];
  return references.flatMap((to: unknown) =>
    typeof to === 'object' && to !== null && 'path' in to && typeof to.path === 'string' ? [to.path] : [],
  );
}

describe('the map of src', () => {
  it('has every folder', () => expect(readdirSync('src').sort()).toEqual([...FOLDERS].sort()));

  it('is that of ARCHITECTURE.md', () => expect(documented()).toEqual(ARROWS));

  it.each(FOLDERS)('allows %s the folders that its project refers to', (folder) => {
    expect([...(ARROWS[folder] ?? [])].sort()).toEqual([...referenced(folder)].sort());
  });

  it('points downwards only', () => {
    for (const [at, folder] of FOLDERS.entries())
      expect(FOLDERS.slice(0, at), folder).toEqual(expect.arrayContaining([...(ARROWS[folder] ?? [])]));
  });
});

import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeFolder } from '../../../scripts/lib/folder.mjs';

const SET_UP = path.resolve('test/unit/scripts/setUpOnce.mjs');
const NO_HOLDER = { include: () => () => undefined };

describe('a set-up', () => {
  let folder = '';
  beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), 'convscope-set-up-'))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const made = (): string[] => (existsSync(path.join(folder, 'made')) ? readdirSync(path.join(folder, 'made')) : []);
  const log = (): string[] => readFileSync(path.join(folder, 'log'), 'utf8').trim().split('\n');
  const start = (): ChildProcess => spawn(process.execPath, [SET_UP, folder], { stdio: ['ignore', 'ignore', 'pipe'] });

  async function run(): Promise<{ code: number | null; told: string }> {
    const child = start();
    let told = '';
    child.stderr?.on('data', (text) => (told += String(text)));
    await once(child, 'close');
    return { code: child.exitCode, told };
  }

  it('that is killed at any point leaves a whole folder or none, and the next one goes on at once', async () => {
    for (let round = 0; round < 12; round++) {
      const child = start();
      await wait(25 * round);
      child.kill('SIGKILL');
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
      expect([0, 10], `killed after ${25 * round} ms`).toContain(made().length);
      if (round % 3 === 0) rmSync(path.join(folder, 'made'), { recursive: true, force: true });
    }
    rmSync(path.join(folder, 'made'), { recursive: true, force: true });
    expect(await run()).toEqual({ code: 0, told: '' });
    expect(made()).toHaveLength(10);
    expect(readdirSync(path.join(folder, 'workshop'))).toEqual([]);
  });

  it('of which there are four at once is done once, and the others wait and say so', async () => {
    const ends = await Promise.all([run(), run(), run(), run()]);
    expect(ends.map(({ code }) => code)).toEqual([0, 0, 0, 0]);
    expect(made()).toHaveLength(10);
    expect(log()).toHaveLength(2);
  });

  it('mends a folder of which a piece is missing', async () => {
    await run();
    rmSync(path.join(folder, 'made/piece-3'));
    await run();
    expect(made()).toHaveLength(10);
    expect(log()).toHaveLength(4);
  });

  it('that made less than it has to is an error, and changes nothing', async () => {
    const dir = path.join(folder, 'dist');
    mkdirSync(dir);
    writeFileSync(path.join(dir, 'old.js'), '');
    const recipe = {
      dir,
      workshop: path.join(folder, 'workshop'),
      missingIn: (there: string) => ['cli.js'].filter((name) => !existsSync(path.join(there, name))),
      build: () => Promise.resolve(),
    };
    await expect(makeFolder(recipe, NO_HOLDER)).rejects.toThrow('Making dist left it without cli.js.');
    expect(readdirSync(dir)).toEqual(['old.js']);
  });

  it('keeps what is asked to outlive it', async () => {
    const dir = path.join(folder, 'dist');
    mkdirSync(dir);
    for (const name of ['old.js', 'release.vsix']) writeFileSync(path.join(dir, name), '');
    const recipe = {
      dir,
      workshop: path.join(folder, 'workshop'),
      keep: /\.vsix$/,
      missingIn: (there: string) => ['cli.js'].filter((name) => !existsSync(path.join(there, name))),
      build: (work: string) => {
        writeFileSync(path.join(work, 'cli.js'), '');
        return Promise.resolve();
      },
    };
    await makeFolder(recipe, NO_HOLDER);
    expect(readdirSync(dir).sort()).toEqual(['cli.js', 'release.vsix']);
  });
});

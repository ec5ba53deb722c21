import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { withLock } from '../../../scripts/lib/lock.mjs';
import { ownerOf, stateOf } from '../../../scripts/lib/owner.mjs';

const NOTHING = 'setInterval(() => undefined, 1000)';

describe('a lock', () => {
  let folder = '';
  beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), 'convscope-lock-'))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const held = (owners: unknown, number = 1): void => {
    mkdirSync(path.join(folder, 'a'), { recursive: true });
    writeFileSync(path.join(folder, 'a', String(number)), JSON.stringify(owners));
  };
  const take = (how: { mostSeconds?: number; silentSeconds?: number } = {}): Promise<string> =>
    withLock('a', () => Promise.resolve('taken'), { folder, mostSeconds: 0.5, ...how });

  it('lets one in at a time, and all of them in the end', async () => {
    let inside = 0;
    let most = 0;
    const enter = (): Promise<void> =>
      withLock(
        'a',
        async () => {
          most = Math.max(most, ++inside);
          await wait(5);
          inside--;
        },
        { folder },
      );
    await Promise.all(Array.from({ length: 8 }, enter));
    expect([most, inside]).toEqual([1, 0]);
    // No number comes twice, and one file is all that stays.
    expect(readdirSync(path.join(folder, 'a'))).toEqual(['8']);
  });

  it('is let go when what was done with it fails', async () => {
    const failing = withLock('a', () => Promise.reject(new Error('no')), { folder });
    await expect(failing).rejects.toThrow('no');
    expect(await take()).toBe('taken');
  });

  it('is taken over at once from a process that is no more', async () => {
    held([{ ...ownerOf(process.pid), pid: 2 ** 30 }]);
    expect(await take()).toBe('taken');
  });

  it('is taken over from another process that got the number of its owner', async () => {
    held([{ ...ownerOf(process.pid), start: '1' }]);
    // Where the system does not tell when a process began, it is one that gives no sign of life.
    expect(await take({ silentSeconds: 0.2 })).toBe('taken');
  });

  it('is never waited for for ever, and the message says who has it', async () => {
    held([ownerOf(process.pid)]);
    await expect(take()).rejects.toThrow(`process ${process.pid}`);
  });

  it('is taken over from another machine when that gives no more sign of life', async () => {
    held([{ pid: 1, start: '1', host: 'elsewhere' }]);
    await expect(take({ silentSeconds: 5 })).rejects.toThrow('a process on elsewhere');
    expect(await take({ silentSeconds: 0.2 })).toBe('taken');
  });

  it('lasts as long as a child that goes on without its parent', async () => {
    const child = spawn(process.execPath, ['-e', NOTHING], { stdio: 'ignore' });
    const pid = child.pid ?? 0;
    const parent = { ...ownerOf(process.pid), pid: 2 ** 30 };
    held([parent, ownerOf(pid)]);
    await expect(take()).rejects.toThrow(`process ${pid}`);
    child.kill('SIGKILL');
    expect(await take({ mostSeconds: 5 })).toBe('taken');
    expect(stateOf(ownerOf(pid))).toBe('gone');
  });

  it('names the children that its owner includes', async () => {
    const child = spawn(process.execPath, ['-e', NOTHING], { stdio: 'ignore' });
    const pid = child.pid ?? 0;
    const owners = (): string => readFileSync(path.join(folder, 'a/1'), 'utf8');
    await withLock(
      'a',
      ({ include }) => {
        const leave = include(pid);
        expect(owners()).toContain(`"pid":${pid},`);
        leave();
        expect(owners()).not.toContain(`"pid":${pid},`);
        return Promise.resolve();
      },
      { folder },
    );
    child.kill('SIGKILL');
    expect(owners()).toBe('[]');
  });
});

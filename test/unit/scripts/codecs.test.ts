import { appendFileSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findCodecProblems } from '../../../scripts/build/codecProblems.mjs';

describe('the binary of a codec', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'convscope-codec-'));
    cpSync('codecs/libjpeg-turbo', folder, { recursive: true });
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('is the one that its sources make', () => {
    expect(findCodecProblems()).toEqual([]);
  });

  it.each([
    ['decode.c', 'has changed'],
    ['build.sh', 'has changed'],
    ['libjpeg-turbo.wasm', 'is not the binary'],
  ])('is not when %s is another', (file, told) => {
    appendFileSync(path.join(folder, file), '\n');
    const found = findCodecProblems(folder);
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(`${file} ${told}`);
  });

  it('is unknown without a note of its build', () => {
    rmSync(path.join(folder, 'build.json'));
    expect(findCodecProblems(folder)[0]).toContain('no build.json');
  });
});

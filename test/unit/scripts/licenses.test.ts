import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { componentOfPackage, componentsOfBinary } from '../../../scripts/build/components.mjs';
import { findLicenseProblems } from '../../../scripts/build/licenseProblems.mjs';
import { componentsIn, noticesText, writeNotices } from '../../../scripts/build/notices.mjs';
import binaries from '../../../codecs/licenses/binaries.json';
import kept from '../../../codecs/licenses/packages.json';

const WASM = {
  'avif_dec.wasm': 'node_modules/@jsquash/avif/codec/dec/avif_dec.wasm',
  'libjpeg-turbo.wasm': 'codecs/libjpeg-turbo/libjpeg-turbo.wasm',
  'tfjs-backend-wasm-simd.wasm': 'node_modules/@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm',
  'webp_dec.wasm': 'node_modules/@jsquash/webp/codec/dec/webp_dec.wasm',
};

describe('the licenses of others', () => {
  it.each(Object.keys(kept))('are here for %s, which has no file with its own', (name) => {
    const { text, problem } = componentOfPackage(`node_modules/${name}`);
    expect(problem).toBeUndefined();
    expect(text).toMatch(/copyright/i);
    expect(componentOfPackage(`node_modules/${name}`, {}).problem).toContain('no file with its license');
    const older = { [name]: { version: '0.0.1', text: 'seedrandom.txt' } };
    expect(componentOfPackage(`node_modules/${name}`, older).problem).toContain('0.0.1');
    const empty = {
      [name]: { version: componentOfPackage(`node_modules/${name}`).title.split(' ')[1] ?? '', text: 'none.txt' },
    };
    expect(componentOfPackage(`node_modules/${name}`, empty).problem).toContain('has no text');
  });

  it.each(Object.entries(WASM))('are known for all inside %s', (name, file) => {
    const parts = componentsOfBinary(name, readFileSync(file));
    expect(parts.flatMap(({ problem }) => problem ?? [])).toEqual([]);
    expect(parts.length).toBeGreaterThan(1);
  });

  it('have to be looked for again when a binary is another one, or new', () => {
    const [other] = componentsOfBinary('avif_dec.wasm', Buffer.from('other'));
    expect(other?.problem).toContain('is another binary');
    expect(componentsOfBinary('new.wasm', Buffer.from(''))[0]?.problem).toContain('new.wasm');
  });

  it('are all of use', () => {
    const used = [
      ...Object.values(kept).map(({ text }) => text),
      ...Object.values(binaries).flatMap(({ parts }) => parts.flatMap((part) => ('text' in part ? [part.text] : []))),
    ];
    const texts = readdirSync('codecs/licenses').filter((name) => name.endsWith('.txt'));
    expect(texts.filter((name) => !used.includes(name))).toEqual([]);
  });
});

describe('the notices in a package', () => {
  let dist = '';
  beforeEach(() => {
    dist = mkdtempSync(path.join(tmpdir(), 'convscope-notices-'));
    mkdirSync(path.join(dist, 'web'));
    for (const file of ['extension.js', 'cli.js', 'web/extension.js']) writeFileSync(path.join(dist, file), '');
    const packages = { 'extension.js': ['node_modules/fflate'], 'cli.js': ['node_modules/commander'] };
    writeFileSync(path.join(dist, 'packages.host.json'), JSON.stringify(packages));
    const web = { 'extension.js': ['node_modules/pako', 'node_modules/seedrandom'] };
    writeFileSync(path.join(dist, 'web/packages.web.json'), JSON.stringify(web));
    writeFileSync(path.join(dist, 'webp_dec.wasm'), readFileSync(WASM['webp_dec.wasm']));
    writeNotices(dist);
  });
  afterEach(() => rmSync(dist, { recursive: true, force: true }));

  const notices = (): string => readFileSync(path.join(dist, 'ThirdPartyNotices.txt'), 'utf8');
  /** What is wrong with a package of these files. */
  function problems(files: Record<string, string> = {}): string[] {
    const all = { 'extension.js': '', 'web/extension.js': '', 'ThirdPartyNotices.txt': notices(), ...files };
    const entries = Object.entries(all).map(([name, text]) => [`extension/dist/${name}`, strToU8(text)] as const);
    const wasm = [['extension/dist/webp_dec.wasm', new Uint8Array(readFileSync(WASM['webp_dec.wasm']))]] as const;
    const vsix = path.join(dist, 'a.vsix');
    writeFileSync(vsix, zipSync(Object.fromEntries([...entries, ...wasm])));
    return findLicenseProblems(vsix, dist);
  }

  it('name what is packed, and nothing else', () => {
    for (const name of ['fflate', 'pako', 'seedrandom', 'libwebp', 'Emscripten and musl']) {
      expect(notices()).toMatch(new RegExp(`^${name} .*\\(`, 'm'));
    }
    expect(notices()).not.toMatch(/^commander /m);
    expect(problems()).toEqual([]);
  });

  it.each([
    [
      'a license that is missing',
      () => noticesText(componentsIn(dist, ['extension.js'])),
      /lacks the license of seedrandom/,
    ],
    ['a name without its text', () => notices().replace(/Permission is hereby granted[^]*?\n\n/g, ''), /fflate/],
    ['no text at all', () => '', /lacks the license of fflate/],
  ])('are refused with %s', (_, text, expected) => {
    expect(problems({ 'ThirdPartyNotices.txt': text() }).join('\n')).toMatch(expected);
  });

  it('are refused for a bundle or a binary that nobody knows', () => {
    expect(problems({ 'other.js': '' }).join('\n')).toContain('The .vsix holds other.js');
    writeFileSync(path.join(dist, 'other.wasm'), '');
    expect(problems({ 'other.wasm': '' }).join('\n')).toContain('does not say what is inside other.wasm');
  });
});

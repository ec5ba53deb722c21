import { describe, expect, it } from 'vitest';
import { isLoader } from '../../../src/conv2d/load/loaders';
import { checkLoaderLimits } from '../../../src/image/load/loaderLimits';
import { LoaderRefusal } from '../../../src/image/load/loading';
import type { Colour, PictureHeader } from '../../../src/image/raster';
import { isPlainDict } from '../../../src/python/values';
import { repositoryJson } from '../fixtures';

const COLOURS: Readonly<Record<number, Colour>> = { 1: 'grey', 3: 'rgb', 4: 'cmyk' };
const FORMATS = ['PNG', 'BMP', 'JPEG'] as const;

function headerOf(row: Readonly<Record<string, unknown>>): PictureHeader {
  const format = FORMATS.find((name) => name === row['format']);
  if (!format) throw new Error('no such format');
  return {
    format,
    height: Number(row['height']),
    width: Number(row['width']),
    colour: COLOURS[Number(row['channels'])] ?? 'grey',
    bits: 8,
    sample: 'uint',
    extra: 0,
    alpha: false,
    transparency: false,
    orientation: 1,
  };
}

function isRefused(header: PictureHeader, loader: unknown): boolean {
  if (!isLoader(loader)) throw new Error('no such loader');
  try {
    checkLoaderLimits(header, loader);
    return false;
  } catch (error) {
    if (error instanceof LoaderRefusal) return true;
    throw error;
  }
}

function nameOf(row: Readonly<Record<string, unknown>>): string {
  return ['format', 'width', 'height', 'channels', 'loader'].map((key) => String(row[key])).join(' ');
}

const recorded: unknown = repositoryJson('test', 'fixtures', 'imageLimits.json');
const rows = (Array.isArray(recorded) ? recorded : []).filter((row: unknown) => isPlainDict(row));

describe('the largest picture that a loader reads', () => {
  it('is recorded', () => expect(rows.length).toBeGreaterThan(15));

  it.each(rows.map((row) => [nameOf(row), row] as const))('%s', (_, row) => {
    expect(isRefused(headerOf(row), row['loader'])).toBe(row['refused']);
  });
});

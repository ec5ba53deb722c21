import { expect, it } from 'vitest';
import { readHeader } from '../../../src/image/header';
import { problemOf } from '../../../src/protocol/problem';
import { repositoryFile } from '../fixtures';

it.each([
  ['tiff-bilevel-group4-40x24.tif', 'TIFF files with CCITT Group 4 compression'],
  ['tiff-rgb8-lzma-17x13.tif', 'TIFF files with LZMA compression'],
  ['tiff-rgb8-jpegxl-17x13.tif', 'TIFF files with JPEG XL compression'],
  ['tiff-palette8-alpha-17x13.tif', 'TIFF files with alpha or another channel beside palette indices'],
  ['tiff-grey8-2-extra-17x13.tif', 'TIFF files with 3 channels of grey'],
  ['tiff-grey-int64-17x13.tif', 'TIFF files of 64-bit whole numbers'],
])('%s is whole, but of a kind that is named and not read', (name, kind) => {
  let problem: unknown;
  try {
    readHeader(repositoryFile('test', 'fixtures', 'images', name), name);
  } catch (error) {
    problem = problemOf(error);
  }
  expect(problem).toEqual({
    message: `${name}: Convscope does not read ${kind}.`,
    suggestion: 'Convert it to PNG first.',
  });
});

import { describe, expect, it } from 'vitest';
import { changeText } from '../../../src/conv2d/changeText';
import { type ImageShape, imageShape } from '../../../src/conv2d/load/imageArray';
import { stepChanges } from '../../../src/conv2d/stepChanges';
import { STEP_IDS } from '../../../src/conv2d/trace';
import { imageOf } from '../fixtures';
import { tracedWith } from '../traces';

const photo = imageOf(725, 1280, 3);
const gray: ImageShape = imageShape('x', { ...imageOf(9, 9, 1).array, shape: [9, 9] });
const batch: ImageShape = imageShape('x', { ...imageOf(9, 9, 3).array, shape: [5, 9, 9, 3], dtype: 'float32' });
const first = { dataFormat: 'channels_first' } as const;

describe('what changes from step to step', () => {
  it('is told for the tutorial: one axis, another dtype, fewer rows and columns, filters for channels', () => {
    const trace = tracedWith(photo, {});
    expect(STEP_IDS.map((id) => stepChanges(trace, id).map(changeText))).toEqual([
      [],
      ['new axis N = 1'],
      ['uint8 → float32', 'bytes × 4'],
      [],
      ["C = the image's", "filters = the output's"],
      ["filters = the kernel's"],
      ['H 725 → 722 (-3)', 'W 1280 → 1277 (-3)', 'C 3 → filters 32', 'bytes × 10.6'],
    ]);
  });

  it.each([
    ['padding same', photo, { padding: 'same' }, 'output', ['C 3 → filters 32', 'bytes × 10.7']],
    [
      'strides',
      photo,
      { strides: [8, 8] },
      'output',
      ['H 725 → 91 (-634)', 'W 1280 → 160 (-1120)', 'C 3 → filters 32', 'bytes × 0.167'],
    ],
    ['groups', photo, { groups: 3, filters: 6 }, 'kernel', ["C = the image's 3 / 3 groups", "filters = the output's"]],
    ['channels first', photo, first, 'batch', ['new axis N = 1', 'C moves before H']],
    [
      'channels first',
      photo,
      first,
      'output',
      ['C 3 → filters 32', 'H 725 → 722 (-3)', 'W 1280 → 1277 (-3)', 'bytes × 10.6'],
    ],
    ['a picture without channels', gray, {}, 'batch', ['new axis N = 1', 'new axis C = 1']],
    ['a picture without channels, moved', gray, first, 'batch', ['new axis N = 1', 'new axis C = 1']],
    ['a picture without channels', gray, {}, 'kernel', ["C = the batch's", "filters = the output's"]],
    ['a batch of floats', batch, {}, 'batch', []],
    ['a batch of floats', batch, {}, 'cast', []],
    ['glu', photo, { activation: 'glu' }, 'kernel', ["C = the image's", "filters = the output's 16 before glu"]],
    [
      'glu',
      photo,
      { activation: 'glu' },
      'output',
      ['H 725 → 722 (-3)', 'W 1280 → 1277 (-3)', 'C 3 → filters 16', 'bytes × 5.3'],
    ],
    ['no bias', photo, { useBias: false }, 'bias', []],
  ] as const)('is told for %s at the step %#', (_, image, changes, step, texts) => {
    expect(stepChanges(tracedWith(image, changes), step).map(changeText)).toEqual(texts);
  });
});

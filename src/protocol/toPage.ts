import { LOADERS } from '../conv2d/load/loaders';
import { ARGUMENT_NAMES } from '../conv2d/arguments';
import { PRESET_KINDS } from '../conv2d/presets';
import {
  among,
  type Check,
  type Fields,
  isFields,
  isFlag,
  isNumber,
  isText,
  listOf,
  optional,
  shaped,
  whole,
} from './checks';
import { isPanelState, type ToPage } from './panelMessages';
import { isCellPlace, isIndex, isStepId } from './panelView';
import { readPart } from './part';
import { isTrace } from './traceCheck';
import { STAGES } from './values';
import { hasAsMany, isPinnedRun, isRun, isRunWithoutWeights, isSide } from './valuesCheck';

/** More notes, presets or remedies than the host ever has to tell. */
const MANY = 1000;

const isProblem = shaped({
  message: isText,
  suggestion: optional(isText),
  argument: optional(isText),
  remedies: optional(listOf(isText, MANY)),
});

const STATUS: ReadonlyMap<unknown, Check> = new Map<unknown, Check>([
  ['running', shaped({ stage: among(STAGES), percent: optional(isNumber) })],
  ['done', () => true],
  ['cancelled', () => true],
  ['failed', shaped({ problem: isProblem })],
]);

const isStatus: Check = (status) => isFields(status) && STATUS.get(status['kind'])?.(status) === true;

const isState = shaped({
  fileName: isText,
  status: isStatus,
  asked: listOf(
    shaped({ argument: among(ARGUMENT_NAMES), name: isText, text: isText, typed: isText, usual: isFlag }),
    ARGUMENT_NAMES.length,
  ),
  loadLike: shaped({ loader: among(LOADERS) }),
  ownPresets: listOf(
    shaped({ id: isText, kind: among(PRESET_KINDS), title: isText, explanation: isText, arguments: isFields }),
    MANY,
  ),
  presetsLeftOut: whole(0),
  trace: optional(isTrace),
  facts: optional(shaped({ format: isText, notes: listOf(isText, MANY), approximate: optional(isText) })),
  stale: isFlag,
  mismatches: listOf(isText, MANY),
  saved: isPanelState,
});

const isPicture: Check = (picture) => {
  if (!isFields(picture) || !isSide(picture['height']) || !isSide(picture['width'])) return false;
  const { height, width, data } = picture;
  return data instanceof Uint8ClampedArray && data.length === 4 * Number(height) * Number(width);
};

const isPlane: Check = (plane) => {
  if (!isFields(plane) || !isSide(plane['height']) || !isSide(plane['width'])) return false;
  return hasAsMany(plane['data'], [plane['height'], plane['width']]);
};

const isPinned = shaped({
  uri: isText,
  fileName: isText,
  trace: isTrace,
  preview: optional(isPicture),
  values: isPinnedRun,
});

const isSums = shaped({ sum: isNumber, bias: isNumber, value: isNumber });

const isCell: Check = (cell) => isFields(cell) && isSums(cell) && isCellPlace(cell) && areTaps({ ...cell });

/** As many taps of each kind as the part of the kernel has. */
function areTaps({ shape, patch, weights, products }: Fields): boolean {
  if (!Array.isArray(shape) || shape.length !== 3 || !shape.every(whole(1))) return false;
  return [patch, weights, products].every((taps) => hasAsMany(taps, shape));
}

const isDifference: Check = (difference) =>
  isPlane(difference) &&
  shaped({
    statistics: shaped({
      count: whole(0),
      unknown: whole(0),
      equal: whole(0),
      min: isNumber,
      max: isNumber,
      mean: isNumber,
      meanAbsolute: isNumber,
    }),
  })(difference);

/** What a message of each type has to hold so that the page can show it: whoever sends it, its sizes are those of its data. */
const CHECKS: Readonly<Record<ToPage['type'], (message: Fields) => boolean>> = {
  state: shaped({ state: isState }),
  status: shaped({ status: isStatus }),
  preview: shaped({ preview: optional(isPicture) }),
  values: shaped({ values: optional(isRun) }),
  refined: shaped({ values: isRunWithoutWeights }),
  showStep: shaped({ step: isStepId }),
  showCell: () => true,
  cell: shaped({ cell: isCell }),
  cellRefused: shaped({ problem: isProblem }),
  imagePart: ({ part, picture }) => isFields(part) && readPart(part) !== undefined && isPicture(picture),
  mapPart: ({ filter, part, values }) => {
    const size = isFields(part) ? readPart(part)?.size : undefined;
    return isIndex(filter) && size !== undefined && hasAsMany(values, [size.height, size.width]);
  },
  pinned: shaped({ pinned: optional(isPinned) }),
  comparedMaps: shaped({
    id: isIndex,
    maps: shaped({ filter: isIndex, a: optional(isPlane), b: optional(isPlane), difference: optional(isDifference) }),
  }),
  compareRefused: shaped({ id: isIndex, problem: isProblem }),
};

/** Checks that a message into the page is one of the host's, and whole; others may try to post there, too. */
export function isToPage(message: unknown): message is ToPage {
  if (!isFields(message)) return false;
  const type = Object.keys(CHECKS).find((known): known is ToPage['type'] => known === message['type']);
  return type !== undefined && CHECKS[type](message);
}

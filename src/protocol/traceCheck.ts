import { DATA_FORMATS, MAX_FILTERS, MAX_LENGTH, PADDINGS } from '../conv2d/arguments';
import { STEP_IDS } from '../conv2d/trace';
import { type Check, isFields, isFlag, isNumber, isText, listOf, optional, shaped, whole, among } from './checks';

/** More of anything that is listed in words stands in no trace. */
const MANY = 1000;
const MOST_CHANNELS = 65_536;

const pair = listOf(whole(1, MAX_LENGTH), 2, 2);

const isImage = shaped({
  name: isText,
  images: whole(1),
  height: whole(1),
  width: whole(1),
  channels: whole(1, MOST_CHANNELS),
  array: shaped({
    read: (read) => isText(read) || shaped({ loader: isText })(read),
    shrink: whole(1),
    shape: listOf(whole(1), 4),
    dtype: isText,
    channelNames: listOf(isText, MOST_CHANNELS),
  }),
});

const isLayer = shaped({
  filters: whole(1, MAX_FILTERS),
  kernelSize: pair,
  strides: pair,
  padding: among(PADDINGS),
  dataFormat: among(DATA_FORMATS),
  dilationRate: pair,
  groups: whole(1, MAX_FILTERS),
  activation: isText,
  useBias: isFlag,
  kernelInitializer: shaped({ className: isText }),
  biasInitializer: shaped({ className: isText }),
});

const isStep = shaped({
  id: among(STEP_IDS),
  title: isText,
  code: isText,
  shape: isText,
  tensor: optional(
    shaped({
      axes: listOf(shaped({ role: isText, size: whole(1), meaning: isText }), 4),
      dtype: isText,
      values: isNumber,
      bytes: isNumber,
    }),
  ),
  formulas: listOf(shaped({ label: isText, text: isText, note: optional(isText) }), MANY),
  explanation: isText,
  cautions: listOf(isText, MANY),
});

const isSeen = shaped({ span: isNumber, stride: isNumber, before: isNumber, after: isNumber });

const isLayerState = shaped({
  answers: listOf(shaped({ code: isText, text: isText, raises: isFlag }), MANY),
  summary: isText,
});

const isStory = shaped({
  image: isImage,
  arguments: isLayer,
  seed: whole(Number.MIN_SAFE_INTEGER),
  call: isText,
  steps: listOf(isStep, STEP_IDS.length, STEP_IDS.length),
  counts: shaped({ parameters: isNumber, multiplyAdds: isNumber, flops: isNumber }),
  receptiveField: shaped({ rows: isSeen, columns: isSeen }),
  lifecycle: shaped({ before: isLayerState, after: isLayerState }),
});

/** Whether a trace that came over a wire is whole: all of its steps in their order, and no layer that could not be. */
export const isTrace: Check = (trace) =>
  isFields(trace) &&
  isStory(trace) &&
  Array.isArray(trace['steps']) &&
  trace['steps'].every((step: unknown, at) => isFields(step) && step['id'] === STEP_IDS[at]);

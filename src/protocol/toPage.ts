import { isPanelState, type ToPage } from './panelMessages';
import { isCellPlace, isIndex, isStepId } from './panelView';
import { readPart } from './part';

type Fields = Readonly<Record<string, unknown>>;

/** What a message of each type has to hold so that the page can show it; what is inside of a trace is the host's own. */
const CHECKS: Readonly<Record<ToPage['type'], (message: Fields) => boolean>> = {
  state: ({ state }) => isFields(state) && isState(state),
  status: ({ status }) => isStatus(status),
  preview: ({ preview }) => preview === undefined || isPicture(preview),
  values: ({ values }) => values === undefined || (isFields(values) && isKernel(values['kernel']) && isRun(values)),
  refined: ({ values }) => isFields(values) && isRun(values),
  showStep: ({ step }) => isStepId(step),
  showCell: () => true,
  cell: ({ cell }) =>
    isFields(cell) && ['patch', 'weights', 'products'].every((name) => isFloats(cell[name])) && isCellPlace(cell),
  cellRefused: ({ problem }) => isFields(problem) && typeof problem['message'] === 'string',
  imagePart: ({ part, picture }) => isFields(part) && readPart(part) !== undefined && isPicture(picture),
  mapPart: ({ filter, part, values }) => {
    const size = isFields(part) ? readPart(part)?.size : undefined;
    return isIndex(filter) && size !== undefined && isFloats(values) && values.length === size.height * size.width;
  },
  pinned: ({ pinned }) => pinned === undefined || (isFields(pinned) && isPinned(pinned)),
  comparedMaps: ({ id, maps }) =>
    isIndex(id) &&
    isFields(maps) &&
    isIndex(maps['filter']) &&
    [maps['a'], maps['b'], maps['difference']].every((plane) => plane === undefined || isPlane(plane)) &&
    (!isFields(maps['difference']) || isFields(maps['difference']['statistics'])),
  compareRefused: ({ id, problem }) => isIndex(id) && isFields(problem) && typeof problem['message'] === 'string',
};

/** Checks that a message into the page is one of the host's, and whole; other senders may post there too. */
export function isToPage(message: unknown): message is ToPage {
  if (!isFields(message)) return false;
  const type = Object.keys(CHECKS).find((known): known is ToPage['type'] => known === message['type']);
  return type !== undefined && CHECKS[type](message);
}

function isState(state: Fields): boolean {
  const { fileName, status, asked, ownPresets, trace, stale, mismatches, saved } = state;
  return (
    typeof fileName === 'string' &&
    isStatus(status) &&
    Array.isArray(asked) &&
    Array.isArray(ownPresets) &&
    (trace === undefined || (isFields(trace) && Array.isArray(trace['steps']))) &&
    typeof stale === 'boolean' &&
    Array.isArray(mismatches) &&
    isPanelState(saved)
  );
}

function isStatus(status: unknown): boolean {
  return isFields(status) && ['running', 'done', 'cancelled', 'failed'].some((kind) => kind === status['kind']);
}

function isKernel(kernel: unknown): boolean {
  return (
    isFields(kernel) && Array.isArray(kernel['shape']) && isFloats(kernel['data']) && Array.isArray(kernel['filters'])
  );
}

function isRun({ input, output, timings }: Fields): boolean {
  if (!isFields(output) || !isFields(input) || !isFields(timings)) return false;
  const { filters, maps, covered } = output;
  return Array.isArray(filters) && typeof covered === 'number' && isFields(maps) && isFloats(maps['data']);
}

function isPinned({ uri, fileName, trace, preview, values }: Fields): boolean {
  return (
    typeof uri === 'string' &&
    typeof fileName === 'string' &&
    isFields(trace) &&
    Array.isArray(trace['steps']) &&
    (preview === undefined || isPicture(preview)) &&
    isFields(values) &&
    isKernel(values['kernel']) &&
    isRun(values)
  );
}

function isPlane(plane: unknown): boolean {
  if (!isFields(plane)) return false;
  const { height, width, data } = plane;
  return isIndex(height) && isIndex(width) && isFloats(data) && data.length === height * width;
}

function isPicture(picture: unknown): boolean {
  if (!isFields(picture)) return false;
  const { height, width, data } = picture;
  return isIndex(height) && isIndex(width) && data instanceof Uint8ClampedArray && data.length === 4 * height * width;
}

function isFloats(values: unknown): values is Float32Array {
  return values instanceof Float32Array;
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null;
}

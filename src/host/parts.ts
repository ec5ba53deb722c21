// Parts that most windows never need, each a file of its own: the extension stays small to load.
import type * as code from '../conv2d/code/exportCode';
import type * as reader from '../conv2d/parse/text';
import type * as image from '../image/fileHeader';
import type * as compare from './compare/comparing';
import type * as memory from './memory/memoryCommands';
import type * as layer from './configure/checkSettings';
import type * as dialogues from './configure/dialogues';
import type * as hovers from './hover/describeImage';
import type * as history from './history/inspectionHistory';
import type * as report from './take/saveReport';
import type * as taking from './take/taking';
import type * as steps from './tree/stepParts';

/** Reads Python code; as large as all the rest of the host. */
export function loadPythonReader(): Promise<typeof reader> {
  return import(/* webpackChunkName: "python" */ '../conv2d/parse/text');
}

/** Checks the layer's arguments. */
export function loadArguments(): Promise<typeof layer> {
  return import(/* webpackChunkName: "arguments" */ './configure/checkSettings');
}

/** Reads the headers of image files. */
export function loadHeaderReader(): Promise<typeof image> {
  return import(/* webpackChunkName: "image" */ '../image/fileHeader');
}

/** Writes programs. */
export function loadCodeExport(): Promise<typeof code> {
  return import(/* webpackChunkName: "code" */ '../conv2d/code/exportCode');
}

/** Inspects images that are no files. */
export function loadMemoryCommands(): Promise<typeof memory> {
  return import(/* webpackChunkName: "memory" */ './memory/memoryCommands');
}

/** Asks for the layer's arguments. */
export function loadDialogues(): Promise<typeof dialogues> {
  return import(/* webpackChunkName: "configure" */ './configure/dialogues');
}

/** Tells of images whose paths are pointed at. */
export function loadHovers(): Promise<typeof hovers> {
  return import(/* webpackChunkName: "hovers" */ './hover/describeImage');
}

/** Copies tables and saves pictures, arrays and reports. */
export function loadTaking(): Promise<typeof taking> {
  return import(/* webpackChunkName: "take" */ './take/taking');
}

/** Pins results, for others to be compared with them. */
export function loadComparing(): Promise<typeof compare> {
  return import(/* webpackChunkName: "compare" */ './compare/comparing');
}

/** Writes reports. */
export function loadReport(): Promise<typeof report> {
  return import(/* webpackChunkName: "report" */ './take/saveReport');
}

/** Tells of a step that is pointed at, and copies and saves it. */
export function loadStepParts(): Promise<typeof steps> {
  return import(/* webpackChunkName: "steps" */ './tree/stepParts');
}

/** Remembers what was inspected. */
export function loadHistory(): Promise<typeof history> {
  return import(/* webpackChunkName: "history" */ './history/inspectionHistory');
}

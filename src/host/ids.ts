import { MEMORY_COMMANDS } from './memory/names';

/** Every name that code and manifest share; a test compares the two. */
export const COMMANDS = {
  inspect: 'convscope.inspect',
  configure: 'convscope.configure',
  configureFromCode: 'convscope.configureFromCode',
  applyPreset: 'convscope.applyPreset',
  savePreset: 'convscope.savePreset',
  run: 'convscope.run',
  cancel: 'convscope.cancel',
  showStep: 'convscope.showStep',
  copyShape: 'convscope.copyShape',
  saveTensor: 'convscope.saveTensor',
  copyTableAsMarkdown: 'convscope.copyTableAsMarkdown',
  copyTableAsCsv: 'convscope.copyTableAsCsv',
  copyNumber: 'convscope.copyNumber',
  savePicture: 'convscope.savePicture',
  saveKernel: 'convscope.saveKernel',
  saveBias: 'convscope.saveBias',
  saveMap: 'convscope.saveMap',
  saveReport: 'convscope.saveReport',
  pinSeed: 'convscope.pinSeed',
  pinResult: 'convscope.pinResult',
  unpinResult: 'convscope.unpinResult',
  usePinnedSeed: 'convscope.usePinnedSeed',
  showLog: 'convscope.showLog',
  loadLike: 'convscope.loadLike',
  openSample: 'convscope.openSample',
  openWalkthrough: 'convscope.openWalkthrough',
  exploreCell: 'convscope.exploreCell',
  inspectAgain: 'convscope.inspectAgain',
  copyCall: 'convscope.copyCall',
  removeFromHistory: 'convscope.removeFromHistory',
  clearHistory: 'convscope.clearHistory',
  ...MEMORY_COMMANDS,
  saveOutput: 'convscope.saveOutput',
  copyAsKeras: 'convscope.copyAsKeras',
  copyAsPyTorch: 'convscope.copyAsPyTorch',
  copyAsTensorFlowJs: 'convscope.copyAsTensorFlowJs',
} as const;

export const VIEWS = { tensors: 'convscope.tensors', history: 'convscope.history' } as const;

export const PANEL_TYPE = 'convscope.panel';

/** The editor that is offered for image files under “Reopen Editor With…”. */
export const EDITOR_TYPE = 'convscope.editor';

export const SETTINGS_SECTION = 'convscope.conv2d';

/** Settings of images, in a section of their own. */
export const IMAGE_SETTINGS_SECTION = 'convscope';
export const IMAGE_SETTINGS = {
  loadLike: 'loadLike',
  targetSize: 'targetSize',
  maxMegapixels: 'maxMegapixels',
} as const;

/** The user's own layers, in the same section. */
export const PRESETS_SETTING = 'presets';

/** Settings of the engine, in the same section. */
export const COMPUTE_SETTINGS = { backend: 'backend', cpuBudget: 'cpuBudget', workers: 'workers' } as const;

/** Settings of what is shown in text editors, in the same section. */
export const HOVER_SETTINGS = { imagePaths: 'hover.imagePaths' } as const;

/** True while an inspection is running; shows Cancel and hides Run in the tree's title. */
export const CONTEXT_RUNNING = 'convscope.running';

/** True while a result is pinned. */
export const CONTEXT_PINNED = 'convscope.pinned';

/** True while there is something to show in the tree. */
export const CONTEXT_ACTIVE = 'convscope.active';

/** True while there is an inspection to go back to. */
export const CONTEXT_HISTORY = 'convscope.hasHistory';

/** The walkthrough, as the manifest calls it. */
export const WALKTHROUGH = 'firstContact';

/** In place of an image, for Inspect: the one that comes with the extension. */
export const SAMPLE = 'sample';

/** Where to open the sample image, said by the walkthrough. */
export const BESIDE = 'beside';

/** True once a run has ended well. */
export const CONTEXT_INSPECTED = 'convscope.inspected';

/** True once the user has chosen a cell of an output and seen the dot product behind it. */
export const CONTEXT_CELL_EXPLORED = 'convscope.cellExplored';

/** Where the history is kept in the state of the workspace. */
export const HISTORY_STATE = 'history';

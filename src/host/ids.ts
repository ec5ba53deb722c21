/** Every name that code and manifest share; a test compares the two. */
export const COMMANDS = {
  inspect: 'convscope.inspect',
  configure: 'convscope.configure',
  configureFromCode: 'convscope.configureFromCode',
  run: 'convscope.run',
  cancel: 'convscope.cancel',
  showStep: 'convscope.showStep',
  pinSeed: 'convscope.pinSeed',
  showLog: 'convscope.showLog',
  copyAsKeras: 'convscope.copyAsKeras',
  copyAsPyTorch: 'convscope.copyAsPyTorch',
  copyAsTensorFlowJs: 'convscope.copyAsTensorFlowJs',
} as const;

export const VIEWS = { tensors: 'convscope.tensors' } as const;

export const PANEL_TYPE = 'convscope.panel';

export const SETTINGS_SECTION = 'convscope.conv2d';

/** True while an inspection is running; shows Cancel and hides Run in the tree's title. */
export const CONTEXT_RUNNING = 'convscope.running';

/** True while there is something to show in the tree. */
export const CONTEXT_ACTIVE = 'convscope.active';

/** Endings of the files that menus and pickers offer; content decides what a file really is. */
export const IMAGE_EXTENSIONS = ['jpg', 'jpeg', 'png'] as const;

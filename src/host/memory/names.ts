/** The names that this folder and the manifest share. */
export const MEMORY_COMMANDS = {
  inspectUnderCursor: 'convscope.inspectUnderCursor',
  inspectNotebookOutput: 'convscope.inspectNotebookOutput',
  inspectClipboard: 'convscope.inspectClipboard',
} as const;

/** Images that are no files, under a scheme of their own: whoever reads through `workspace.fs` can read them. */
export const MEMORY_SCHEME = 'convscope-memory';

export const PASTE_PANEL_TYPE = 'convscope.paste';

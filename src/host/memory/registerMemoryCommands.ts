import * as vscode from 'vscode';
import { registerCommand } from '../commands/register';
import type * as commands from './memoryCommands';
import { MEMORY_COMMANDS } from './names';

/** @param load brings the commands' code when one of them is first used */
export function registerMemoryCommands(
  services: commands.MemoryServices,
  load: () => Promise<typeof commands>,
): vscode.Disposable {
  const loaded = new Loaded(services, load);
  const { log } = services;
  return vscode.Disposable.from(
    loaded,
    registerCommand(MEMORY_COMMANDS.inspectUnderCursor, log, async () => (await loaded.get()).inspectUnderCursor()),
    registerCommand(MEMORY_COMMANDS.inspectNotebookOutput, log, async (cell) =>
      (await loaded.get()).inspectNotebookOutput(cell),
    ),
    registerCommand(MEMORY_COMMANDS.inspectClipboard, log, async () => (await loaded.get()).inspectClipboard()),
  );
}

/** The commands once they are needed, and only once: they hold the one panel to paste into. */
class Loaded implements vscode.Disposable {
  #commands: commands.MemoryCommands | undefined;

  constructor(
    private readonly services: commands.MemoryServices,
    private readonly load: () => Promise<typeof commands>,
  ) {}

  async get(): Promise<commands.MemoryCommands> {
    const { MemoryCommands } = await this.load();
    this.#commands ??= new MemoryCommands(this.services);
    return this.#commands;
  }

  dispose(): void {
    this.#commands?.dispose();
  }
}

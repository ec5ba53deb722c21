import * as vscode from 'vscode';
import { registerCommand } from '../commands/register';
import type { MemoryCommands, MemoryServices } from './memoryCommands';
import { MEMORY_COMMANDS } from './names';

/** The commands' code comes when one of them is first used. */
export function registerMemoryCommands(services: MemoryServices): vscode.Disposable {
  const loaded = new Loaded(services);
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
  #commands: MemoryCommands | undefined;

  constructor(private readonly services: MemoryServices) {}

  async get(): Promise<MemoryCommands> {
    const memory = await import(/* webpackChunkName: "memory" */ './memoryCommands');
    this.#commands ??= new memory.MemoryCommands(this.services);
    return this.#commands;
  }

  dispose(): void {
    this.#commands?.dispose();
  }
}

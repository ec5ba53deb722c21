import * as vscode from 'vscode';
import { registerCommand } from '../commands/register';
import { COMMANDS } from '../ids';
import type { Taking, TakingServices } from './taking';

export interface TakeServices extends TakingServices {
  readonly log: vscode.LogOutputChannel;
}

/** Registers what takes something along: from the panel's context menus, from the palette, and with an image's URI. */
export function registerTakeCommands({ log, ...services }: TakeServices): vscode.Disposable {
  const register = (
    command: keyof typeof COMMANDS,
    take: (taking: Taking, first: unknown, target: unknown) => Promise<void>,
  ): vscode.Disposable =>
    registerCommand(COMMANDS[command], log, async (...args) => {
      const { Taking } = await import(/* webpackChunkName: "take" */ './taking');
      await take(new Taking(services), args[0], args[1]);
    });
  return vscode.Disposable.from(
    register('copyTableAsMarkdown', (taking, first, ref) => taking.copyTable('markdown', first, ref)),
    register('copyTableAsCsv', (taking, first, ref) => taking.copyTable('csv', first, ref)),
    register('copyNumber', (taking, first) => taking.copyNumber(first)),
    register('savePicture', (taking, first, target) => taking.savePicture(first, target)),
    register('saveKernel', (taking, first, target) => taking.saveWeights('kernel', first, target)),
    register('saveBias', (taking, first, target) => taking.saveWeights('bias', first, target)),
    register('saveMap', (taking, first, target) => taking.saveMap(first, target)),
    register('saveReport', (taking, first, target) => taking.saveReport(first, target)),
  );
}

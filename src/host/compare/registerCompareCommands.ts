import * as vscode from 'vscode';
import { registerCommand } from '../commands/register';
import { COMMANDS } from '../ids';
import type { Inspection } from '../inspection/inspection';
import type { Inspections } from '../inspection/inspections';
import type { Conv2DSettings } from '../settings';
import type { Pins } from './pins';

export interface CompareServices {
  readonly inspections: Inspections;
  readonly pins: Pins;
  readonly settings: Conv2DSettings;
  readonly log: vscode.LogOutputChannel;
}

/** Registers what pins a result: from a panel with its image's URI, from the palette for the active one. */
export function registerCompareCommands({ inspections, pins, settings, log }: CompareServices): vscode.Disposable {
  const meant = (uri: unknown): Inspection | undefined =>
    uri instanceof vscode.Uri ? inspections.get(uri) : inspections.active;
  return vscode.Disposable.from(
    registerCommand(COMMANDS.pinResult, log, async (uri) => {
      const { pinnedOf } = await import(/* webpackChunkName: "compare" */ './comparing');
      pins.pin(pinnedOf(meant(uri)));
    }),
    registerCommand(COMMANDS.unpinResult, log, () => pins.unpin()),
    registerCommand(COMMANDS.usePinnedSeed, log, async (uri) => {
      const { usePinnedSeed } = await import(/* webpackChunkName: "compare" */ './comparing');
      await usePinnedSeed(settings, meant(uri), pins.pinned);
    }),
  );
}

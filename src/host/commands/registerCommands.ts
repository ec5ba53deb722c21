import * as vscode from 'vscode';
import { isStepId } from '../../protocol/panelMessages';
import { ConfigureCommand } from '../configure/configureCommand';
import { COMMANDS } from '../ids';
import type { Inspections } from '../inspection/inspections';
import type { Panels } from '../panel/panels';
import type { Conv2DSettings } from '../settings';
import { InspectCommand } from './inspect';
import { registerCommand } from './register';

export interface CommandServices {
  readonly inspections: Inspections;
  readonly panels: Panels;
  readonly settings: Conv2DSettings;
  readonly log: vscode.LogOutputChannel;
}

/** Registers every command of the manifest. */
export function registerCommands({ inspections, panels, settings, log }: CommandServices): vscode.Disposable {
  const inspect = new InspectCommand(inspections, panels);
  const configure = new ConfigureCommand(inspections, settings);
  return vscode.Disposable.from(
    registerCommand(COMMANDS.inspect, log, (...args) => inspect.execute(...args)),
    registerCommand(COMMANDS.configure, log, (uri) =>
      configure.execute(uri instanceof vscode.Uri ? uri : inspections.active?.uri),
    ),
    registerCommand(COMMANDS.run, log, () => void inspections.active?.run()),
    registerCommand(COMMANDS.cancel, log, () => inspections.active?.cancel()),
    registerCommand(COMMANDS.showLog, log, () => log.show()),
    registerCommand(COMMANDS.showStep, log, (uri, step) => {
      if (uri instanceof vscode.Uri && isStepId(step)) panels.show(uri).showStep(step);
    }),
  );
}

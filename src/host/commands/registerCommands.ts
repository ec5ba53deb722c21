import * as vscode from 'vscode';
import type { CodeLanguage } from '../../conv2d/code/exportCode';
import type { Pins } from '../compare/pins';
import { registerCompareCommands } from '../compare/registerCompareCommands';
import { sampleImage } from '../firstContact/sampleImage';
import { COMMANDS } from '../ids';
import type { ImageSettings } from '../imageSettings';
import type { Inspections } from '../inspection/inspections';
import type { Panels } from '../panel/panels';
import type { Platform } from '../platform';
import type { Conv2DSettings } from '../settings';
import { registerStepCommands } from '../tree/registerStepCommands';
import { registerTakeCommands } from '../take/registerTakeCommands';
import { copyAs } from './copyAs';
import { InspectCommand } from './inspect';
import { LoadLikeCommand } from './loadLike';
import { pinSeed } from './pinSeed';
import { registerCommand } from './register';
import { saveOutput } from './saveOutput';

export interface CommandServices {
  readonly extensionUri: vscode.Uri;
  readonly inspections: Inspections;
  readonly panels: Panels;
  readonly pins: Pins;
  readonly settings: Conv2DSettings;
  readonly images: ImageSettings;
  readonly platform: Platform;
  readonly log: vscode.LogOutputChannel;
}

/** Registers every command of the manifest. */
export function registerCommands(services: CommandServices): vscode.Disposable {
  const { extensionUri, inspections, panels, pins, settings, images, platform, log } = services;
  const inspect = new InspectCommand(inspections, panels, sampleImage(extensionUri));
  const loadLike = new LoadLikeCommand(images);
  const meant = (uri: unknown): vscode.Uri | undefined => (uri instanceof vscode.Uri ? uri : inspections.active?.uri);
  const copy = (language: CodeLanguage, uri: unknown): Promise<void> => {
    const scope = meant(uri);
    return copyAs(language, scope && inspections.get(scope));
  };
  return vscode.Disposable.from(
    registerCommand(COMMANDS.inspect, log, (...args) => inspect.execute(...args)),
    registerCommand(COMMANDS.configure, log, async (uri) => {
      const { ConfigureCommand } = await import(/* webpackChunkName: "configure" */ '../configure/dialogues');
      await new ConfigureCommand(inspections, settings).execute(meant(uri));
    }),
    registerCommand(COMMANDS.configureFromCode, log, async (uri) => {
      const { ConfigureFromCodeCommand } = await import(/* webpackChunkName: "configure" */ '../configure/dialogues');
      await new ConfigureFromCodeCommand(inspections, settings).execute(meant(uri));
    }),
    registerCommand(COMMANDS.applyPreset, log, async (uri) => {
      const { ApplyPresetCommand } = await import(/* webpackChunkName: "configure" */ '../configure/dialogues');
      await new ApplyPresetCommand(inspections, settings).execute(meant(uri));
    }),
    registerCommand(COMMANDS.savePreset, log, async (uri, name) => {
      const { SavePresetCommand } = await import(/* webpackChunkName: "configure" */ '../configure/dialogues');
      await new SavePresetCommand(inspections, settings).execute(meant(uri), name);
    }),
    registerCommand(COMMANDS.loadLike, log, async (uri, chosen) => {
      const scope = meant(uri);
      await loadLike.execute(scope, scope && inspections.get(scope), chosen);
    }),
    registerCommand(COMMANDS.copyAsKeras, log, (uri) => copy('keras', uri)),
    registerCommand(COMMANDS.copyAsPyTorch, log, (uri) => copy('pytorch', uri)),
    registerCommand(COMMANDS.copyAsTensorFlowJs, log, (uri) => copy('tensorflowjs', uri)),
    registerCommand(COMMANDS.saveOutput, log, async (uri, filter, target) => {
      const scope = meant(uri);
      await saveOutput(scope && inspections.get(scope), filter, target, platform);
    }),
    registerCommand(COMMANDS.pinSeed, log, async (uri) => {
      const scope = meant(uri);
      await pinSeed(settings, scope && inspections.get(scope));
    }),
    registerCommand(COMMANDS.run, log, () => void inspections.active?.runAgain()),
    registerCommand(COMMANDS.cancel, log, () => inspections.active?.cancel()),
    registerCommand(COMMANDS.showLog, log, () => log.show()),
    registerStepCommands({ inspections, panels, platform, log }),
    registerTakeCommands({ inspections, panels, pins, platform, log }),
    registerCompareCommands({ inspections, pins, settings, log }),
  );
}

import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { registerCommands } from './commands/registerCommands';
import { Pins } from './compare/pins';
import { ComputeSettings } from './compute/computeSettings';
import { LazyCompute } from './compute/lazyCompute';
import { FirstContact } from './firstContact/firstContact';
import { HistoryView } from './history/historyView';
import { ImagePathHover } from './hover/imagePathHover';
import { ImageSettings } from './imageSettings';
import { Inspections } from './inspection/inspections';
import { MemoryFiles } from './memory/memoryFiles';
import { registerMemoryCommands } from './memory/registerMemoryCommands';
import { InspectionEditor } from './panel/inspectionEditor';
import { withoutWeb } from './ownFiles';
import { Panels } from './panel/panels';
import type { Platform } from './platform';
import { Conv2DSettings } from './settings';
import { OutputStatus } from './statusBar/outputStatus';
import { TensorsTree } from './tree/tensorsTree';

/** What other extensions, and the tests, get from `vscode.extensions.getExtension(…).exports`. */
export interface ConvscopeApi {
  readonly inspections: Pick<Inspections, 'active' | 'get' | 'onDidChangeActive'>;
  readonly history: Pick<HistoryView, 'load'>;
}

/** Wires the extension; all that the extension hosts do not have in common comes with the platform. */
export function activateOn(hostPlatform: Platform, context: vscode.ExtensionContext): ConvscopeApi {
  l10n.config({ contents: vscode.l10n.bundle ?? {} });
  const log = vscode.window.createOutputChannel('Convscope', { log: true });
  const platform = { ...hostPlatform, files: withoutWeb(hostPlatform.files, context.extensionUri) };
  const { files: hostFiles, home } = platform;
  const compute = new LazyCompute(context.extensionUri, platform, (line) => log.error(line));
  const computing = new ComputeSettings();
  const settings = new Conv2DSettings();
  const images = new ImageSettings();
  const inspections = new Inspections({ compute, settings, images, computing, files: hostFiles, log });
  const pins = new Pins();
  const panels = new Panels({ inspections, pins, log }, context);
  const editor = new InspectionEditor(panels);
  const tree = new TensorsTree(inspections);
  const history = new HistoryView({
    state: context.workspaceState,
    inspections,
    panels,
    settings,
    images,
    platform,
    log,
  });
  const outputStatus = new OutputStatus(inspections);
  const commands = registerCommands({
    extensionUri: context.extensionUri,
    inspections,
    panels,
    pins,
    settings,
    images,
    platform,
    log,
  });
  const firstContact = new FirstContact({ extension: context.extension, inspections, panels, log });
  const files = new MemoryFiles();
  const memory = registerMemoryCommands({
    files,
    home,
    extensionUri: context.extensionUri,
    log,
    inspect: (uri) => void panels.show(uri).inspection.run(),
  });
  const hover = new ImagePathHover({ settings, images, platform, log });
  context.subscriptions.push(
    log,
    compute,
    computing,
    settings,
    images,
    inspections,
    pins,
    panels,
    editor,
    tree,
    history,
    outputStatus,
    commands,
    firstContact,
    files,
    memory,
    hover,
  );
  return { inspections, history };
}

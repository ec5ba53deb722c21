import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { registerCommands } from './commands/registerCommands';
import { Pins } from './compare/pins';
import { ComputeSettings } from './compute/computeSettings';
import { LazyCompute } from './compute/lazyCompute';
import { ImagePathHover } from './hover/imagePathHover';
import { ImageSettings } from './imageSettings';
import { Inspections } from './inspection/inspections';
import { MemoryFiles } from './memory/memoryFiles';
import { registerMemoryCommands } from './memory/registerMemoryCommands';
import { InspectionEditor } from './panel/inspectionEditor';
import { Panels } from './panel/panels';
import { loadHovers, loadMemoryCommands } from './parts';
import { Conv2DSettings } from './settings';
import { OutputStatus } from './statusBar/outputStatus';
import { TensorsTree } from './tree/tensorsTree';

/** What other extensions, and the tests, get from `vscode.extensions.getExtension(…).exports`. */
export interface ConvscopeApi {
  readonly inspections: Pick<Inspections, 'active' | 'get' | 'onDidChangeActive'>;
}

export function activate(context: vscode.ExtensionContext): ConvscopeApi {
  l10n.config({ contents: vscode.l10n.bundle ?? {} });
  const log = vscode.window.createOutputChannel('Convscope', { log: true });
  const script = vscode.Uri.joinPath(context.extensionUri, 'dist', 'worker.js').fsPath;
  const compute = new LazyCompute(script, (line) => log.error(line));
  const computing = new ComputeSettings();
  const settings = new Conv2DSettings();
  const images = new ImageSettings();
  const inspections = new Inspections({ compute, settings, images, computing, log });
  const pins = new Pins();
  const panels = new Panels({ inspections, pins, log }, context);
  const editor = new InspectionEditor(panels);
  const tree = new TensorsTree(inspections);
  const outputStatus = new OutputStatus(inspections);
  const commands = registerCommands({ inspections, panels, pins, settings, images, log });
  const files = new MemoryFiles();
  const memory = registerMemoryCommands(
    { files, extensionUri: context.extensionUri, log, inspect: (uri) => void panels.show(uri).inspection.run() },
    loadMemoryCommands,
  );
  const hover = new ImagePathHover({ settings, images, log }, loadHovers);
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
    outputStatus,
    commands,
    files,
    memory,
    hover,
  );
  return { inspections };
}

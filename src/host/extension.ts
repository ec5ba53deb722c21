import * as vscode from 'vscode';
import { ComputeClient } from '../compute/computeClient';
import { startNodeWorker } from '../compute/startNodeWorker';
import { registerCommands } from './commands/registerCommands';
import { ImageSettings } from './imageSettings';
import { Inspections } from './inspection/inspections';
import { MemoryFiles } from './memory/memoryFiles';
import { registerMemoryCommands } from './memory/registerMemoryCommands';
import { InspectionEditor } from './panel/inspectionEditor';
import { Panels } from './panel/panels';
import { loadMemoryCommands } from './parts';
import { Conv2DSettings } from './settings';
import { TensorsTree } from './tree/tensorsTree';

/** A worker that has had nothing to do for so long is let go. */
const IDLE_MILLISECONDS = 60_000;

/** What other extensions, and the tests, get from `vscode.extensions.getExtension(…).exports`. */
export interface ConvscopeApi {
  readonly inspections: Pick<Inspections, 'active' | 'get' | 'onDidChangeActive'>;
}

export function activate(context: vscode.ExtensionContext): ConvscopeApi {
  const log = vscode.window.createOutputChannel('Convscope', { log: true });
  const script = vscode.Uri.joinPath(context.extensionUri, 'dist', 'worker.js').fsPath;
  const compute = new ComputeClient(startNodeWorker(script), {
    idleMilliseconds: IDLE_MILLISECONDS,
    log: (line) => log.error(line),
  });
  const settings = new Conv2DSettings();
  const images = new ImageSettings();
  const inspections = new Inspections({ compute, settings, images, log });
  const panels = new Panels(inspections, context, log);
  const editor = new InspectionEditor(panels);
  const tree = new TensorsTree(inspections);
  const commands = registerCommands({ inspections, panels, settings, images, log });
  const files = new MemoryFiles();
  const memory = registerMemoryCommands(
    { files, extensionUri: context.extensionUri, log, inspect: (uri) => void panels.show(uri).inspection.run() },
    loadMemoryCommands,
  );
  context.subscriptions.push(
    log,
    compute,
    settings,
    images,
    inspections,
    panels,
    editor,
    tree,
    commands,
    files,
    memory,
  );
  return { inspections };
}

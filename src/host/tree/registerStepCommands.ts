import * as vscode from 'vscode';
import type { StepId } from '../../conv2d/trace';
import { isStepId } from '../../protocol/panelView';
import { registerCommand } from '../commands/register';
import { COMMANDS } from '../ids';
import type { Inspection } from '../inspection/inspection';
import type { Inspections } from '../inspection/inspections';
import type { Panels } from '../panel/panels';
import type { Platform } from '../platform';

export interface StepServices {
  readonly inspections: Inspections;
  readonly panels: Panels;
  readonly platform: Platform;
  readonly log: vscode.LogOutputChannel;
}

interface Meant {
  readonly inspection?: Inspection;
  readonly step?: StepId;
}

/**
 * Registers what can be done with a single step: of the tree's menu, of hovers, and of whoever knows image and step. Who
 * names neither is shown the output, as by the status bar.
 */
export function registerStepCommands({ inspections, panels, platform, log }: StepServices): vscode.Disposable {
  /** @param first a step of the tree, which shows the active inspection, or an image with the step's name behind it */
  const meant = (first: unknown, second: unknown): Meant => {
    const [uri, id] = first instanceof vscode.Uri ? [first, second] : [inspections.active?.uri, idOf(first)];
    const inspection = uri && inspections.get(uri);
    return { ...(inspection ? { inspection } : {}), ...(isStepId(id) ? { step: id } : {}) };
  };
  return vscode.Disposable.from(
    registerCommand(COMMANDS.showStep, log, (...args) => {
      const { inspection, step = args.length === 0 ? 'output' : undefined } = meant(args[0], args[1]);
      if (inspection && step) panels.show(inspection.uri).showStep(step);
    }),
    registerCommand(COMMANDS.copyShape, log, async (...args) => {
      const { inspection, step } = meant(args[0], args[1]);
      await (await import(/* webpackChunkName: "steps" */ './stepParts')).copyShape(inspection, step, args[0]);
    }),
    registerCommand(COMMANDS.saveTensor, log, async (...args) => {
      const { inspection, step } = meant(args[0], args[1]);
      await (
        await import(/* webpackChunkName: "steps" */ './stepParts')
      ).saveTensor(inspection, step, args[2], platform);
    }),
  );
}

function idOf(step: unknown): unknown {
  return typeof step === 'object' && step !== null && 'id' in step ? step.id : undefined;
}

import * as vscode from 'vscode';
import { type Step, type StepId, stepOf, type Trace } from '../../conv2d/trace';
import { HumanError } from '../../protocol/problem';
import { copyText } from '../commands/copyText';
import { type FloatArray, saveNpy } from '../commands/saveNpy';
import { saveOutput } from '../commands/saveOutput';
import type { Inspection } from '../inspection/inspection';
import type { Platform } from '../platform';
import { fromMenuContext } from '../../table/takeable';

/** Whether a step's values can be had as a file: those before the weights are the image's own. */
export function isSavable({ id, tensor }: Step): boolean {
  return tensor !== undefined && (id === 'kernel' || id === 'bias' || id === 'output');
}

/**
 * Puts a shape on the clipboard as Python prints it.
 * @param id asked for where neither it nor the context has a shape
 * @param context of the panel's menu, where it was called from there
 */
export async function copyShape(
  inspection: Inspection | undefined,
  id: StepId | undefined,
  context?: unknown,
): Promise<void> {
  const trace = inspection?.shown?.trace;
  const { shape: given } = fromMenuContext(context);
  if (given === undefined && !trace) {
    throw new HumanError({
      message: vscode.l10n.t('There is no shape that could be copied.'),
      suggestion: vscode.l10n.t('Inspect an image first.'),
    });
  }
  const shape = given ?? (trace && (id ? stepOf(trace, id).shape : await chooseShape(trace)));
  if (shape === undefined) return;
  await copyText(shape);
}

async function chooseShape({ steps }: Trace): Promise<string | undefined> {
  const items = steps.flatMap(({ title, shape, tensor }) => (tensor ? [{ label: title, description: shape }] : []));
  const title = vscode.l10n.t('Copy Shape');
  return (await vscode.window.showQuickPick(items, { title, matchOnDescription: true }))?.description;
}

/**
 * Writes kernel, bias or output of the latest run as `.npy`.
 * @param target asked for where it is no URI
 */
export async function saveTensor(
  inspection: Inspection | undefined,
  id: StepId | undefined,
  target: unknown,
  platform: Platform,
): Promise<void> {
  if (id === 'output') return saveOutput(inspection, undefined, target, platform);
  const weights = id && weightsOf(inspection, id);
  if (!inspection || !weights) {
    throw new HumanError({
      message: vscode.l10n.t('There are no values that could be saved.'),
      suggestion: vscode.l10n.t('Inspect an image first, and wait for the run to end.'),
    });
  }
  await saveNpy(inspection, id, weights, target);
}

function weightsOf(inspection: Inspection | undefined, id: StepId): FloatArray | undefined {
  const { values, stale } = inspection?.shown ?? {};
  if (!values || stale) return undefined;
  if (id === 'kernel') return values.kernel;
  return id === 'bias' ? values.bias : undefined;
}

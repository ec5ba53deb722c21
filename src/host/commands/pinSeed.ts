import * as vscode from 'vscode';
import { HumanError } from '../../protocol/problem';
import type { Inspection } from '../inspection/inspection';
import type { Conv2DSettings } from '../settings';

/** Writes the seed that was drawn for an inspection into the settings, so that every run repeats it. */
export async function pinSeed(settings: Conv2DSettings, inspection: Inspection | undefined): Promise<void> {
  const trace = inspection?.shown?.trace;
  if (!inspection || !trace) {
    throw new HumanError({
      message: vscode.l10n.t('There is no layer whose seed could be pinned.'),
      suggestion: vscode.l10n.t('Inspect an image first.'),
    });
  }
  const { parsed } = await settings.read(inspection.uri);
  if (!parsed.ok) throw new HumanError(parsed.problem);
  await settings.write(inspection.uri, { ...parsed.arguments, seed: trace.seed });
}

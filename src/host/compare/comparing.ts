import * as vscode from 'vscode';
import { HumanError } from '../../protocol/problem';
import type { RunValues } from '../../protocol/values';
import type { Inspection } from '../inspection/inspection';
import type { Conv2DSettings } from '../settings';
import type { Pinned } from './pins';

/** Of a larger kernel only the statistics are kept. */
const MOST_KERNEL_BYTES = 32 * 2 ** 20;

/** What is kept of an inspection's last good result: no pixels and no output, which the workers make again when asked. */
export function pinnedOf(inspection: Inspection | undefined): Pinned {
  const { shown, query } = inspection?.result ?? {};
  if (!inspection || !shown || !query) {
    throw new HumanError({
      message: vscode.l10n.t('There is no result that could be pinned.'),
      suggestion: vscode.l10n.t('Inspect an image, and wait for the run to end.'),
    });
  }
  const { trace, preview, values } = shown;
  return {
    result: {
      uri: inspection.uri.toString(),
      fileName: inspection.fileName,
      trace,
      ...(preview ? { preview } : {}),
      values: bounded(values),
    },
    query,
  };
}

/** Writes the seed of the pinned result into the settings, so that both layers draw the same weights. */
export async function usePinnedSeed(
  settings: Conv2DSettings,
  inspection: Inspection | undefined,
  pinned: Pinned | undefined,
): Promise<void> {
  if (!inspection || !pinned) {
    throw new HumanError({
      message: vscode.l10n.t('There is no pinned result whose seed could be used.'),
      suggestion: vscode.l10n.t('Inspect an image and pin its result first.'),
    });
  }
  const { parsed } = await settings.read(inspection.uri);
  if (!parsed.ok) throw new HumanError(parsed.problem);
  await settings.write(inspection.uri, { ...parsed.arguments, seed: pinned.result.trace.seed });
}

function bounded(values: RunValues): RunValues {
  const { kernel } = values;
  if (kernel.data.byteLength <= MOST_KERNEL_BYTES) return values;
  return { ...values, kernel: { ...kernel, data: new Float32Array(0) } };
}

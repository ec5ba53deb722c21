import type * as vscode from 'vscode';
import { HumanError } from '../../protocol/problem';
import type { ImageSettings } from '../imageSettings';
import { checkSettings } from '../configure/checkSettings';
import type { Inspections } from '../inspection/inspections';
import { statOf } from '../inspection/readImageFile';
import type { Panels } from '../panel/panels';
import type { Platform } from '../platform';
import type { Conv2DSettings } from '../settings';
import type { HistoryEntry } from './entries';
import { fileNameOf, uriOf } from './historyItem';

export interface InspectAgainServices {
  readonly inspections: Inspections;
  readonly panels: Panels;
  readonly settings: Conv2DSettings;
  readonly images: ImageSettings;
  readonly platform: Pick<Platform, 'files'>;
}

/**
 * Makes the settings what they were and shows the image. Throws a HumanError, with all as it is, where the file or the
 * arguments are of no use any more.
 */
export async function inspectAgain(
  entry: HistoryEntry,
  { inspections, panels, settings, images, platform }: InspectAgainServices,
): Promise<void> {
  const uri: vscode.Uri = uriOf(entry);
  await statOf(platform.files, { uri, fileName: fileNameOf(entry) });
  const { parsed } = await checkSettings(entry.arguments);
  if (!parsed.ok) throw new HumanError(parsed.problem);
  await settings.write(uri, parsed.arguments);
  if (entry.read !== 'np.load') await images.write(uri, entry.read);
  // The seed brings the same weights back, unless the image has a panel with weights of its own.
  const inspection = inspections.open(uri, entry.seed);
  panels.show(uri);
  const failed = inspection.status.kind === 'failed' || inspection.status.kind === 'cancelled';
  // Not awaited: the panel tells how it goes.
  void (failed ? inspection.run() : inspection.follow());
}

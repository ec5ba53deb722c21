import type * as vscode from 'vscode';
import { type Conv2DArguments, DEFAULT_ARGUMENTS } from '../../conv2d/arguments';
import { bgrImage, type ImageShape } from '../../conv2d/load/imageArray';
import type { Inspections } from '../inspection/inspections';
import type { Conv2DSettings } from '../settings';

/** The tutorial's image: shapes are told for it as long as nothing is inspected. */
const EXAMPLE_IMAGE = bgrImage('test_1.jpg', 725, 1280);

/** What a dialogue about the layer begins with. */
export interface CurrentLayer {
  /** The one that is looked at, for the shapes that are told. */
  readonly image: ImageShape;
  readonly arguments: Conv2DArguments;
}

/**
 * The layer as the panel's call has it, or as the settings have it where there is no panel.
 * @param scope the image whose settings are meant
 */
export async function currentLayer(
  scope: vscode.Uri | undefined,
  inspections: Inspections,
  settings: Conv2DSettings,
): Promise<CurrentLayer> {
  const inspection = scope && inspections.get(scope);
  const { parsed } = await settings.read(scope, inspection?.draft);
  return {
    image: inspection?.shown?.trace.image ?? EXAMPLE_IMAGE,
    // Settings that are wrong are what one comes here to mend: begin with the defaults then.
    arguments: parsed.ok ? parsed.arguments : DEFAULT_ARGUMENTS,
  };
}

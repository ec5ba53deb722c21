import type * as vscode from 'vscode';
import { DEFAULT_ARGUMENTS } from '../../conv2d/arguments';
import { parseArguments, type RawArguments } from '../../conv2d/parseArguments';
import type { ImageShape } from '../../conv2d/trace';
import type { Inspections } from '../inspection/inspections';
import type { Conv2DSettings } from '../settings';
import { tryDraft } from './drafts';
import { askStep } from './quickInputs';
import { CONFIGURE_STEPS } from './steps';

/** The tutorial's image: shapes are shown for it as long as nothing is inspected. */
const EXAMPLE_IMAGE: ImageShape = { name: 'test_1.jpg', height: 725, width: 1280, channels: 3 };

/** One multi-step quick pick over the layer's arguments; settings are written at the end, or not at all. */
export class ConfigureCommand {
  constructor(
    private readonly inspections: Inspections,
    private readonly settings: Conv2DSettings,
  ) {}

  /** @param scope the image whose settings are meant */
  async execute(scope: vscode.Uri | undefined): Promise<void> {
    const image = (scope && this.inspections.get(scope)?.shown?.trace.image) ?? EXAMPLE_IMAGE;
    const current = this.settings.read(scope);
    // Settings that are wrong are what one comes here to mend: begin with the defaults then.
    let draft: RawArguments = current.ok ? current.arguments : DEFAULT_ARGUMENTS;
    let index = 0;
    while (index < CONFIGURE_STEPS.length) {
      const end = await askStep(index, draft, (raw) => tryDraft(raw, image));
      if (end.kind === 'cancel') return;
      if (end.kind === 'next') draft = end.draft;
      index += end.kind === 'next' ? 1 : -1;
    }
    const chosen = parseArguments(draft);
    if (chosen.ok) await this.settings.write(scope, chosen.arguments);
  }
}

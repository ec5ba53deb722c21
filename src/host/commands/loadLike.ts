import * as vscode from 'vscode';
import { isLoader, type Loader, loaderWords, LOADERS } from '../../conv2d/load/loaders';
import type { LoaderOffer } from '../../image/fileHeader';
import type { ImageSettings } from '../imageSettings';
import type { Inspection } from '../inspection/inspection';

interface LoaderItem extends vscode.QuickPickItem {
  readonly loader: Loader;
}

/** Lets the user choose how images are loaded, with what each loader makes of the inspected one. */
export class LoadLikeCommand {
  constructor(private readonly settings: ImageSettings) {}

  /** @param chosen a loader that was chosen elsewhere, such as in the panel */
  async execute(scope: vscode.Uri | undefined, inspection: Inspection | undefined, chosen: unknown): Promise<void> {
    const loader = isLoader(chosen) ? chosen : await this.#ask(scope, inspection);
    if (loader) await this.settings.writeLoader(scope, loader);
  }

  async #ask(scope: vscode.Uri | undefined, inspection: Inspection | undefined): Promise<Loader | undefined> {
    const current = inspection?.loadLike.loader ?? currentLoader(this.settings, scope);
    const picked = await vscode.window.showQuickPick(items(inspection, current), {
      title: inspection ? vscode.l10n.t('Load {0} Like…', inspection.fileName) : vscode.l10n.t('Load Images Like…'),
      placeHolder: vscode.l10n.t('What would your program read the image with?'),
      matchOnDescription: true,
      matchOnDetail: true,
    });
    return picked?.loader;
  }
}

async function items(inspection: Inspection | undefined, current: Loader | undefined): Promise<LoaderItem[]> {
  const offers = await offersOf(inspection);
  return LOADERS.map((loader) => {
    const offer = offers.find((candidate) => candidate.loader === loader);
    const words = loaderWords(loader);
    return {
      loader,
      label: loader,
      description: loader === current ? vscode.l10n.t('{0} (current)', words) : words,
      ...(offer ? { detail: offer.fails ? `$(error) ${offer.text}` : offer.text } : {}),
    };
  });
}

/** Nothing where the file cannot be read: the choice is possible all the same. */
async function offersOf(inspection: Inspection | undefined): Promise<readonly LoaderOffer[]> {
  try {
    return (await inspection?.offers()) ?? [];
  } catch {
    return [];
  }
}

function currentLoader(settings: ImageSettings, scope: vscode.Uri | undefined): Loader | undefined {
  try {
    return settings.read(scope).like.loader;
  } catch {
    return undefined;
  }
}

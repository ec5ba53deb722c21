import * as vscode from 'vscode';
import { IMAGE_EXTENSIONS } from '../../image/format';
import { SAMPLE } from '../ids';
import type { Inspections } from '../inspection/inspections';
import type { Panels } from '../panel/panels';

/** Inspects what was clicked, else what is open, else what the user picks. */
export class InspectCommand {
  constructor(
    private readonly inspections: Inspections,
    private readonly panels: Panels,
    private readonly sample: vscode.Uri,
  ) {}

  /** @param args the clicked resource and all selected ones, as the Explorer passes them, or the word for the sample */
  async execute(...args: readonly unknown[]): Promise<void> {
    const [clicked, selected] = args;
    const first = clicked === SAMPLE ? this.sample : clicked;
    const several: readonly unknown[] = Array.isArray(selected) && selected.length > 1 ? selected : [first];
    const uris = several.filter((value): value is vscode.Uri => value instanceof vscode.Uri);
    for (const uri of uris.length > 0 ? uris : await this.#choose()) {
      // Begun before there is a panel: VS Code then answers what the run asks while it makes one.
      void this.inspections.open(uri).run();
      this.panels.show(uri, clicked === SAMPLE ? columnOf(uri) : undefined);
    }
  }

  async #choose(): Promise<readonly vscode.Uri[]> {
    const open = activeImage() ?? this.#activePanelImage();
    if (open) return [open];
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
    const picked = await vscode.window.showOpenDialog({
      title: vscode.l10n.t('Inspect Conv2D on an Image'),
      openLabel: vscode.l10n.t('Inspect'),
      filters: { [vscode.l10n.t('Images')]: [...IMAGE_EXTENSIONS] },
      ...(folder ? { defaultUri: folder } : {}),
    });
    return picked ?? [];
  }

  #activePanelImage(): vscode.Uri | undefined {
    const tab = vscode.window.tabGroups.activeTabGroup.activeTab;
    return tab?.input instanceof vscode.TabInputWebview ? this.inspections.active?.uri : undefined;
  }
}

/** Where an image is open: the walkthrough, from which the sample is inspected, may or may not be the active editor. */
function columnOf(image: vscode.Uri): vscode.ViewColumn | undefined {
  const shows = ({ input }: vscode.Tab): boolean =>
    input instanceof vscode.TabInputCustom && input.uri.toString() === image.toString();
  return vscode.window.tabGroups.all.find(({ tabs }) => tabs.some(shows))?.viewColumn;
}

function activeImage(): vscode.Uri | undefined {
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  const uri = input instanceof vscode.TabInputCustom || input instanceof vscode.TabInputText ? input.uri : undefined;
  const extension = uri?.path.split('.').at(-1)?.toLowerCase();
  return IMAGE_EXTENSIONS.some((known) => known === extension) ? uri : undefined;
}

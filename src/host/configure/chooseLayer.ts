import * as vscode from 'vscode';
import type { LayerPlace } from '../../conv2d/parse/text';

/** What is told of one of several layers: its output's shape, or what is wrong with it. */
export type TellLayer = (place: LayerPlace) => string;

interface LayerItem extends vscode.QuickPickItem {
  readonly place: LayerPlace;
}

/** Lets the user choose between the layers of a piece of code, each with its line and what comes of it. */
export async function chooseLayer(layers: readonly LayerPlace[], tell: TellLayer): Promise<LayerPlace | undefined> {
  const items = layers.map((place): LayerItem => ({
    label: oneLine(place.text),
    description: vscode.l10n.t('line {0}', place.line),
    detail: tell(place),
    place,
  }));
  const chosen = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('There are {0} layers in this code', layers.length),
    placeHolder: vscode.l10n.t('Choose the one that you mean'),
    matchOnDescription: true,
    matchOnDetail: true,
    ignoreFocusOut: true,
  });
  return chosen?.place;
}

/** Code as an input of one line shows it. */
export function oneLine(text: string): string {
  return text.replace(/\r?\n/g, '');
}

import * as vscode from 'vscode';
import { kernelShape } from '../../picture/kernelPicture';
import { filterMeasures, filterOrder } from '../../picture/filterOrder';
import { mapLook } from '../../picture/mapLook';
import type { PanelView } from '../../protocol/panelView';
import { HumanError } from '../../protocol/problem';
import type { RunValues } from '../../protocol/values';
import type { PictureName, Takeable } from '../../table/takeable';
import { baseName, chooseFile } from '../commands/saveFile';
import type { Inspection } from '../inspection/inspection';
import { tellOpenable } from './tellSaved';

/** Sides of a channel's picture in pixels: of one filter, and of each of many. */
const SIDE = { filter: 256, kernels: 64 };

interface PictureItem extends vscode.QuickPickItem {
  readonly picture: PictureName;
  readonly filter: number;
}

/**
 * Writes a picture as PNG, as it is shown but with every pixel that there is, and says so.
 * @param taken which picture; asked for where it has none
 * @param target asked for where it is no URI
 */
export async function savePicture(
  inspection: Inspection,
  view: PanelView,
  taken: Takeable,
  target: unknown,
): Promise<void> {
  const { values, stale } = inspection.shown ?? {};
  if (!values || stale || values.output.covered < 1) {
    throw new HumanError({
      message: vscode.l10n.t('There is no picture that could be saved.'),
      suggestion: vscode.l10n.t('Inspect an image first, and wait for the run to end.'),
    });
  }
  const selected = view.cell?.filter ?? 0;
  const { picture, filter = selected } = taken.picture
    ? { filter: selected, ...taken, picture: taken.picture }
    : ((await choosePicture(values, selected)) ?? {});
  if (!picture) return;
  const uri = target instanceof vscode.Uri ? target : await chooseFile(inspection, partName(picture, filter), kind());
  if (!uri) return;
  const title = vscode.l10n.t('Saving {0}', baseName(uri));
  await vscode.window.withProgress({ location: vscode.ProgressLocation.Window, title }, async () => {
    const png = await makePicture(inspection, values, view, { picture, filter });
    await vscode.workspace.fs.writeFile(uri, png);
  });
  tellOpenable(uri);
}

async function makePicture(
  { answers }: Inspection,
  { kernel, output }: RunValues,
  view: PanelView,
  { picture, filter }: { readonly picture: PictureName; readonly filter: number },
): Promise<Uint8Array> {
  switch (picture) {
    case 'image':
      return answers.imagePng();
    case 'map':
      return answers.mapPng(filter, mapLook(view.maps, output, filter));
    case 'filter':
    case 'kernels': {
      const filters = picture === 'filter' ? [filter] : filterOrder(filterMeasures(kernel), view.kernels.order);
      const { face, scale } = view.kernels;
      const pictures = await answers.pictures();
      const request = { kernel, filters, options: { face, scale }, side: SIDE[picture], together: true };
      const [png] = await pictures.kernel(request);
      if (!png) throw new Error('The worker made no picture.');
      return png;
    }
  }
}

async function choosePicture(values: RunValues, selected: number): Promise<PictureItem | undefined> {
  const { filters } = kernelShape(values.kernel);
  const others = (count: number): number[] =>
    [...Array(count).keys()].sort((one, other) => Number(other === selected) - Number(one === selected));
  const items: PictureItem[] = [
    { label: vscode.l10n.t('All filters of the kernel'), picture: 'kernels', filter: selected },
    ...others(values.output.filters.length).map((filter): PictureItem => ({
      label: vscode.l10n.t('Feature map {0}', filter),
      picture: 'map',
      filter,
    })),
    ...others(filters).map((filter): PictureItem => ({
      label: vscode.l10n.t('Filter {0}', filter),
      picture: 'filter',
      filter,
    })),
    { label: vscode.l10n.t('Image'), picture: 'image', filter: selected },
  ];
  const title = vscode.l10n.t('Save Picture as PNG');
  return vscode.window.showQuickPick(items, { title, placeHolder: vscode.l10n.t('Which picture?') });
}

function partName(picture: PictureName, filter: number): string {
  return picture === 'map' || picture === 'filter' ? `${picture}-${filter}` : picture;
}

function kind(): Parameters<typeof chooseFile>[2] {
  return { title: vscode.l10n.t('Save Picture as PNG'), name: vscode.l10n.t('PNG picture'), extension: 'png' };
}

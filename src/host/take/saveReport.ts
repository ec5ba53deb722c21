import * as vscode from 'vscode';
import { mapLook } from '../../picture/mapLook';
import type { PanelView } from '../../protocol/panelView';
import type { RunValues } from '../../protocol/values';
import { documentText } from '../../report/document';
import type { PageReport, ReportPictures } from '../../report/html/page';
import { reportHtml } from '../../report/html/reportHtml';
import { type Report, reportDocument } from '../../report/report';
import { baseName, chooseFile } from '../commands/saveFile';
import { toBase64 } from '../base64';
import type { Inspection } from '../inspection/inspection';
import { tellOpenable } from './tellSaved';

/** More pictures of filters and maps than this make a page that is slow to open. */
const MOST_PICTURES = 64;
/** Of a channel's picture of a filter, in pixels. */
const SIDE = 48;

type Format = 'html' | 'json';

/**
 * Writes all that is known of an inspection as one file, also of one that is running or has failed, and says so.
 * @param target asked for where it is no URI; its extension tells which of the two kinds is written
 */
export async function saveReport(inspection: Inspection, view: PanelView, target: unknown): Promise<void> {
  const uri = target instanceof vscode.Uri ? target : await chooseTarget(inspection);
  if (!uri) return;
  const title = vscode.l10n.t('Saving {0}', baseName(uri));
  await vscode.window.withProgress({ location: vscode.ProgressLocation.Window, title }, async () => {
    const report = reportOf(inspection);
    const text = /\.json$/i.test(uri.path)
      ? documentText(reportDocument(report))
      : reportHtml(await pageReport(inspection, report, view));
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  });
  tellOpenable(uri);
}

async function chooseTarget(inspection: Inspection): Promise<vscode.Uri | undefined> {
  const html = { title: vscode.l10n.t('Save Report as HTML'), name: vscode.l10n.t('Web page'), extension: 'html' };
  const json = { title: vscode.l10n.t('Save Report as JSON'), name: 'JSON', extension: 'json' };
  const items: (vscode.QuickPickItem & { readonly format: Format })[] = [
    {
      format: 'html',
      label: vscode.l10n.t('HTML page'),
      detail: vscode.l10n.t(
        'To read, print or send: tables, arithmetic and pictures in one file that needs nothing else',
      ),
    },
    {
      format: 'json',
      label: 'JSON',
      detail: vscode.l10n.t('For programs: the same facts, with all digits and without pictures'),
    },
  ];
  const picked = await vscode.window.showQuickPick(items, { title: vscode.l10n.t('Save Report') });
  return picked && chooseFile(inspection, 'report', picked.format === 'html' ? html : json);
}

/** Values of another layer, or of a part of the output, are none of the report's. */
function reportOf({ fileName, status, asked, shown }: Inspection): Report {
  const values = shown?.values;
  return {
    file: fileName,
    made: new Date(),
    status,
    asked,
    ...(shown ? { trace: shown.trace } : {}),
    ...(shown?.facts ? { facts: shown.facts } : {}),
    ...(values && !shown.stale && values.output.covered === 1 ? { values } : {}),
  };
}

async function pageReport(inspection: Inspection, report: Report, view: PanelView): Promise<PageReport> {
  const { trace, values } = report;
  const { exportCode } = await import(/* webpackChunkName: "code" */ '../../conv2d/code/exportCode');
  // Without values there is no cell; where its layer has gone meanwhile, the report does without it.
  const cell = values && view.cell ? await inspection.answers.cell(view.cell).catch(() => undefined) : undefined;
  return {
    ...report,
    language: vscode.env.language,
    view,
    pictures: await picturesOf(inspection, values, view),
    ...(cell ? { cell } : {}),
    ...(trace ? { program: exportCode('keras', { trace, path: inspection.fileName }) } : {}),
  };
}

async function picturesOf(
  { answers, shown }: Inspection,
  values: RunValues | undefined,
  view: PanelView,
): Promise<ReportPictures> {
  const pictures = await answers.pictures();
  const preview = shown?.preview;
  const image = preview && !shown.stale ? { image: address(await pictures.encode(preview)) } : {};
  if (!values) return { ...image, filters: [], maps: [] };
  const { kernel, output } = values;
  const first = (count: number): number[] => [...Array(Math.min(count, MOST_PICTURES)).keys()];
  const { face, scale } = view.kernels;
  const filters = await pictures.kernel({
    kernel,
    filters: first(kernel.filters.length),
    options: { face, scale },
    side: SIDE,
    together: false,
  });
  const { height, width, data } = output.maps;
  const shownMaps = first(output.filters.length);
  const maps = await pictures.maps({
    height,
    width,
    data: data.slice(0, shownMaps.length * height * width),
    looks: shownMaps.map((filter) => mapLook(view.maps, output, filter)),
  });
  return { ...image, filters: filters.map(address), maps: maps.map(address) };
}

function address(png: Uint8Array): string {
  return `data:image/png;base64,${toBase64(png)}`;
}

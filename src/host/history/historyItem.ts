import * as vscode from 'vscode';
import { COMMANDS } from '../ids';
import { codeSpan, escapeMarkdown } from '../markdown';
import { type HistoryEntry, keyOf } from './entries';
import { fullTime, shortTime } from './times';

/** A row of the history. */
export function historyItem(entry: HistoryEntry): vscode.TreeItem {
  const { language } = vscode.env;
  const { outputShape, time } = entry;
  const item = new vscode.TreeItem(fileNameOf(entry));
  item.id = keyOf(entry);
  item.description = `${outputShape} · ${shortTime(time, Date.now(), language)}`;
  item.iconPath = new vscode.ThemeIcon('file-media');
  item.contextValue = 'inspected';
  item.accessibilityInformation = {
    label: vscode.l10n.t(
      '{0}, output {1}, {2}, {3}',
      fileNameOf(entry),
      outputShape,
      entry.call,
      fullTime(time, language),
    ),
  };
  item.command = { command: COMMANDS.inspectAgain, title: vscode.l10n.t('Inspect Again'), arguments: [entry] };
  return item;
}

/** All that is known of a run. */
export function historyTooltip(entry: HistoryEntry): vscode.MarkdownString {
  const { call, outputShape, read, time } = entry;
  const reader =
    read === 'np.load' ? read : `${read.loader}${read.targetSize ? ` (${read.targetSize.join(', ')})` : ''}`;
  const uri = uriOf(entry);
  const lines = [
    `**${escapeMarkdown(fileNameOf(entry))}**`,
    codeSpan(call),
    vscode.l10n.t('Output: {0}', codeSpan(outputShape)),
    vscode.l10n.t('Loaded like: {0}', codeSpan(reader)),
    escapeMarkdown(fullTime(time, vscode.env.language)),
    escapeMarkdown(uri.scheme === 'file' ? uri.fsPath : uri.toString(true)),
  ];
  // Two spaces before the end of a line break it.
  return new vscode.MarkdownString(lines.join('  \n'));
}

export function uriOf({ uri }: HistoryEntry): vscode.Uri {
  return vscode.Uri.parse(uri, true);
}

export function fileNameOf(entry: HistoryEntry): string {
  const { path } = uriOf(entry);
  return path.slice(path.lastIndexOf('/') + 1);
}

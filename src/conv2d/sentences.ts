import * as l10n from '@vscode/l10n';

/** Whole sentences one after the other, as the display language sets them: not all have a space between them. */
export function sentences(first: string, ...others: readonly string[]): string {
  return others.reduce((text, next) => l10n.t('{sentence} {next}', { sentence: text, next }), first);
}

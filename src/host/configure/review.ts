import * as vscode from 'vscode';
import { repr } from '../../python/repr';
import { type ArgumentName, KERAS_NAMES } from '../../conv2d/arguments';
import type { RawArguments } from '../../conv2d/parse/parseArguments';
import { describeProblem } from '../../protocol/problem';
import type { DraftOutcome } from './drafts';

/** What the user wants after the common arguments. */
export type ReviewEnd =
  { readonly kind: 'run' | 'more' | 'back' | 'cancel' } | { readonly kind: 'change'; readonly argument: ArgumentName };

interface Choice extends vscode.QuickPickItem {
  readonly end: ReviewEnd;
}

/** Shows the layer and its output, and asks whether that is all. */
export function askReview(outcome: DraftOutcome, place: { number: number; total: number }): Promise<ReviewEnd> {
  const more: Choice = {
    label: `$(ellipsis) ${vscode.l10n.t('More…')}`,
    detail: vscode.l10n.t('data_format, dilation_rate, groups, use_bias, initializers, seed, name'),
    end: { kind: 'more' },
  };
  const placeholder = vscode.l10n.t('Run the layer, or change the rest');
  return askChoice([runChoice(outcome), more], vscode.l10n.t('Configure Conv2D'), placeholder, place);
}

/** Lists further arguments with their values; each leads to its own step. */
export function askMore(
  outcome: DraftOutcome,
  draft: RawArguments,
  names: readonly ArgumentName[],
): Promise<ReviewEnd> {
  const rows = names.map((argument): Choice => {
    const wrong = !outcome.ok && outcome.problem.argument === argument;
    return {
      label: KERAS_NAMES[argument],
      description: repr(draft[argument]),
      ...(wrong ? { detail: `$(warning) ${describeProblem(outcome.problem)}` } : {}),
      end: { kind: 'change', argument },
    };
  });
  const placeholder = vscode.l10n.t('Pick an argument to change it');
  return askChoice([runChoice(outcome), ...rows], vscode.l10n.t('Configure Conv2D: more'), placeholder);
}

/** What is refused is not run: the same row leads to the argument that is wrong. */
function runChoice(outcome: DraftOutcome): Choice {
  if (outcome.ok) {
    const { outputShape, call } = outcome;
    return {
      label: `$(check) ${vscode.l10n.t('Run this layer')}`,
      description: vscode.l10n.t('output {0}', outputShape),
      detail: call,
      end: { kind: 'run' },
    };
  }
  const { argument } = outcome.problem;
  return {
    label: `$(warning) ${vscode.l10n.t('Mend {0}', KERAS_NAMES[argument])}`,
    detail: describeProblem(outcome.problem),
    end: { kind: 'change', argument },
  };
}

function askChoice(
  items: readonly Choice[],
  title: string,
  placeholder: string,
  place?: { readonly number: number; readonly total: number },
): Promise<ReviewEnd> {
  const pick = vscode.window.createQuickPick<Choice>();
  pick.title = title;
  pick.placeholder = placeholder;
  pick.items = items;
  pick.step = place?.number;
  pick.totalSteps = place?.total;
  pick.ignoreFocusOut = true;
  pick.matchOnDescription = true;
  pick.buttons = [vscode.QuickInputButtons.Back];
  return new Promise<ReviewEnd>((resolve) => {
    pick.onDidTriggerButton(() => resolve({ kind: 'back' }));
    pick.onDidAccept(() => {
      const end = pick.selectedItems[0]?.end;
      if (end) resolve(end);
    });
    pick.onDidHide(() => resolve({ kind: 'cancel' }));
    pick.show();
  }).finally(() => pick.dispose());
}

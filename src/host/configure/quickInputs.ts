import * as vscode from 'vscode';
import { repr } from '../../python/repr';
import { type ArgumentName, KERAS_NAMES } from '../../conv2d/arguments';
import type { RawArguments } from '../../conv2d/parse/parseArguments';
import { sentences } from '../../conv2d/sentences';
import { describeProblem } from '../../protocol/problem';
import { typedValue } from '../../conv2d/asked';
import { canWait, type DraftOutcome } from './drafts';
import { type ConfigureStep, type InputStep, type PickStep, titleOf } from './steps';

/** How a step ended. */
export type StepEnd =
  { readonly kind: 'next'; readonly draft: RawArguments } | { readonly kind: 'back' | 'cancel' | 'code' };

/** Where a step stands, and what it may leave to others. */
export interface StepPlace {
  /** Counted from 1; absent where there is no order. */
  readonly number?: number;
  readonly total?: number;
  readonly canGoBack: boolean;
  /** Arguments that the user can still change after this step. */
  readonly later: readonly ArgumentName[];
}

export type TryDraft = (raw: RawArguments) => DraftOutcome;

/** Asks for one argument; ends when the user accepts a usable value, goes back or gives up. */
export function askStep(
  step: ConfigureStep,
  place: StepPlace,
  draft: RawArguments,
  attempt: TryDraft,
): Promise<StepEnd> {
  return step.kind === 'input' ? askInput(step, place, draft, attempt) : askPick(step, place, draft, attempt);
}

function askInput(step: InputStep, place: StepPlace, draft: RawArguments, attempt: TryDraft): Promise<StepEnd> {
  const input = vscode.window.createInputBox();
  const current = typedValue(draft[step.argument]);
  input.value = current;
  input.placeholder = step.placeholder;
  const changed = (): RawArguments => ({ ...draft, [step.argument]: step.read(input.value) });
  const validate = (): void => {
    const outcome = attempt(changed());
    const now = current === '' ? [] : [vscode.l10n.t('Now {0}.', current)];
    input.prompt = outcome.ok
      ? sentences(step.prompt, ...now, vscode.l10n.t('Output: {0}', outcome.outputShape))
      : step.prompt;
    input.validationMessage = outcome.ok
      ? undefined
      : {
          message: refusal(step.argument, outcome),
          severity: mayGoOn(place, outcome)
            ? vscode.InputBoxValidationSeverity.Warning
            : vscode.InputBoxValidationSeverity.Error,
        };
  };
  input.onDidChangeValue(validate);
  validate();
  return ask(input, step, place, () => (mayGoOn(place, attempt(changed())) ? changed() : undefined));
}

interface Choice extends vscode.QuickPickItem {
  readonly changed: RawArguments;
  readonly isCurrent: boolean;
}

function askPick(step: PickStep, place: StepPlace, draft: RawArguments, attempt: TryDraft): Promise<StepEnd> {
  const pick = vscode.window.createQuickPick<Choice>();
  pick.placeholder = step.prompt;
  pick.matchOnDetail = true;
  const current = repr(draft[step.argument]);
  const choice = (value: unknown, label: string, detail?: string): Choice => {
    const changed = { ...draft, [step.argument]: value };
    const outcome = attempt(changed);
    const shape = outcome.ok && !step.sameShape ? vscode.l10n.t('output {0}', outcome.outputShape) : '';
    const result = outcome.ok ? shape : refusal(step.argument, outcome);
    const isCurrent = repr(value) === current;
    const description = isCurrent ? currentWords(result) : result;
    return { label, description, ...(detail === undefined ? {} : { detail }), changed, isCurrent };
  };
  const known = step.choices.map(({ value, label, detail }) => choice(value, label, detail));
  const isKnown = (value: unknown): boolean => step.choices.some((other) => repr(other.value) === repr(value));
  const own = isKnown(draft[step.argument]) ? [] : [choice(draft[step.argument], typedValue(draft[step.argument]))];
  pick.items = [...own, ...known];
  pick.activeItems = pick.items.filter(({ isCurrent }) => isCurrent);
  pick.onDidChangeValue((text) => {
    // Typed values are offered beside the known ones; `alwaysShow` keeps the filter from hiding them.
    const typed = step.read && text.includes('(') ? [{ ...choice(step.read(text), text), alwaysShow: true }] : [];
    if (step.read) pick.items = [...typed, ...own, ...known];
  });
  return ask(pick, step, place, () => {
    const changed = pick.selectedItems[0]?.changed;
    return changed && mayGoOn(place, attempt(changed)) ? changed : undefined;
  });
}

function ask(
  input: vscode.InputBox | vscode.QuickPick<Choice>,
  step: ConfigureStep,
  { number, total, canGoBack }: StepPlace,
  accepted: () => RawArguments | undefined,
): Promise<StepEnd> {
  input.title = titleOf(step);
  input.step = number;
  input.totalSteps = total;
  input.ignoreFocusOut = true;
  // Leads from any step to reading the whole layer from code.
  const tooltip = vscode.l10n.t('Configure from Python Code…');
  const codeButton: vscode.QuickInputButton = { iconPath: new vscode.ThemeIcon('code'), tooltip };
  input.buttons = [...(canGoBack ? [vscode.QuickInputButtons.Back] : []), codeButton];
  return new Promise<StepEnd>((resolve) => {
    input.onDidTriggerButton((button) => resolve({ kind: button === codeButton ? 'code' : 'back' }));
    input.onDidAccept(() => {
      const draft = accepted();
      if (draft) resolve({ kind: 'next', draft });
    });
    input.onDidHide(() => resolve({ kind: 'cancel' }));
    input.show();
  }).finally(() => input.dispose());
}

/** @param result empty where it is the same for all choices */
function currentWords(result: string): string {
  return result === '' ? vscode.l10n.t('current') : vscode.l10n.t('current, {0}', result);
}

function mayGoOn({ later }: StepPlace, outcome: DraftOutcome): boolean {
  return outcome.ok || canWait(outcome.problem, later);
}

/** A refusal that another argument causes is said with that argument's name. */
function refusal(argument: ArgumentName, { problem }: Extract<DraftOutcome, { ok: false }>): string {
  const text = describeProblem(problem);
  return problem.argument === argument
    ? text
    : vscode.l10n.t('Together with {0}: {1}', KERAS_NAMES[problem.argument], text);
}

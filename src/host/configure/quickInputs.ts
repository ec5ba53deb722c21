import * as vscode from 'vscode';
import { KERAS_NAMES } from '../../conv2d/arguments';
import { describeProblem } from '../../protocol/problem';
import type { RawArguments } from '../../conv2d/parseArguments';
import { canWait, type DraftOutcome, readNumbers, writeNumbers } from './drafts';
import { CONFIGURE_STEPS, type ConfigureStep, type InputStep, type PickStep } from './steps';

/** How a step ended. */
export type StepEnd = { readonly kind: 'next'; readonly draft: RawArguments } | { readonly kind: 'back' | 'cancel' };

type TryDraft = (raw: RawArguments) => DraftOutcome;

/** Asks for one argument; ends when the user accepts a usable value, goes back or gives up. */
export function askStep(index: number, draft: RawArguments, attempt: TryDraft): Promise<StepEnd> {
  const step = CONFIGURE_STEPS[index];
  if (!step) return Promise.resolve({ kind: 'cancel' });
  return step.kind === 'input' ? askInput(step, index, draft, attempt) : askPick(step, index, draft, attempt);
}

function askInput(step: InputStep, index: number, draft: RawArguments, attempt: TryDraft): Promise<StepEnd> {
  const input = vscode.window.createInputBox();
  const current = writeNumbers(draft[step.argument]);
  input.value = current;
  input.placeholder = step.placeholder;
  const changed = (): RawArguments => ({ ...draft, [step.argument]: readNumbers(input.value) });
  const validate = (): void => {
    const outcome = attempt(changed());
    input.prompt = outcome.ok ? `${step.prompt} Now ${current}. Output: ${outcome.outputShape}` : step.prompt;
    input.validationMessage = outcome.ok
      ? undefined
      : {
          message: refusal(step, outcome),
          severity: mayGoOn(index, outcome)
            ? vscode.InputBoxValidationSeverity.Warning
            : vscode.InputBoxValidationSeverity.Error,
        };
  };
  input.onDidChangeValue(validate);
  validate();
  return ask(input, index, () => (mayGoOn(index, attempt(changed())) ? changed() : undefined));
}

interface Choice extends vscode.QuickPickItem {
  readonly changed: RawArguments;
}

function askPick(step: PickStep, index: number, draft: RawArguments, attempt: TryDraft): Promise<StepEnd> {
  const pick = vscode.window.createQuickPick<Choice>();
  pick.placeholder = step.prompt;
  pick.matchOnDetail = true;
  pick.items = step.choices.map(({ value, label, detail }) => {
    const changed = { ...draft, [step.argument]: value };
    const outcome = attempt(changed);
    const result = outcome.ok ? `output ${outcome.outputShape}` : refusal(step, outcome);
    return {
      label,
      description: value === draft[step.argument] ? `current, ${result}` : result,
      ...(detail === undefined ? {} : { detail }),
      changed,
    };
  });
  pick.activeItems = pick.items.filter((_item, at) => step.choices[at]?.value === draft[step.argument]);
  return ask(pick, index, () => {
    const changed = pick.selectedItems[0]?.changed;
    return changed && mayGoOn(index, attempt(changed)) ? changed : undefined;
  });
}

function ask(
  input: vscode.InputBox | vscode.QuickPick<Choice>,
  index: number,
  accepted: () => RawArguments | undefined,
): Promise<StepEnd> {
  input.title = `Configure Conv2D: ${CONFIGURE_STEPS[index]?.title}`;
  input.step = index + 1;
  input.totalSteps = CONFIGURE_STEPS.length;
  input.ignoreFocusOut = true;
  if (index > 0) input.buttons = [vscode.QuickInputButtons.Back];
  return new Promise<StepEnd>((resolve) => {
    input.onDidTriggerButton(() => resolve({ kind: 'back' }));
    input.onDidAccept(() => {
      const draft = accepted();
      if (draft) resolve({ kind: 'next', draft });
    });
    input.onDidHide(() => resolve({ kind: 'cancel' }));
    input.show();
  }).finally(() => input.dispose());
}

function mayGoOn(index: number, outcome: DraftOutcome): boolean {
  const later = CONFIGURE_STEPS.slice(index + 1).map(({ argument }) => argument);
  return outcome.ok || canWait(outcome.problem, later);
}

/** A refusal that another argument causes is said with that argument's name. */
function refusal(step: ConfigureStep, { problem }: Extract<DraftOutcome, { ok: false }>): string {
  const text = describeProblem(problem);
  return problem.argument === step.argument ? text : `Together with ${KERAS_NAMES[problem.argument]}: ${text}`;
}

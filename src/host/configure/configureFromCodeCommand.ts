import * as vscode from 'vscode';
import { callText } from '../../conv2d/callText';
import type { ParsedText } from '../../conv2d/parse/text';
import type { ImageShape } from '../../conv2d/load/imageArray';
import { sentences } from '../../conv2d/sentences';
import { stepOf } from '../../conv2d/trace';
import { traceConv2D } from '../../conv2d/traceConv2D';
import { describeProblem } from '../../protocol/problem';
import type { Inspections } from '../inspection/inspections';
import { loadPythonReader } from '../parts';
import type { Conv2DSettings } from '../settings';
import { currentLayer } from './currentLayer';

type ReadText = (source: string) => ParsedText;

/** Reads a layer from Python code that the user types, pastes, or has selected. */
export class ConfigureFromCodeCommand {
  constructor(
    private readonly inspections: Inspections,
    private readonly settings: Conv2DSettings,
  ) {}

  /** @param scope the image whose settings are meant */
  async execute(scope: vscode.Uri | undefined): Promise<void> {
    const { image, arguments: current } = await currentLayer(scope, this.inspections, this.settings);
    const { parseConv2DText } = await loadPythonReader();
    const selected = selection();
    const start = parseConv2DText(selected).ok ? selected : callText(current);
    const read = await ask(parseConv2DText, image, start);
    // Code has no place for a seed of the whole layer: the one that is set stays.
    if (read?.ok) await this.settings.write(scope, { ...read.arguments, seed: current.seed });
  }
}

function selection(): string {
  const editor = vscode.window.activeTextEditor;
  return editor ? editor.document.getText(editor.selection) : '';
}

/**
 * One line of input. Code of several lines loses its line breaks in it, and what follows a comment with them; the text that
 * was selected or read from the clipboard is kept as it is for as long as the line is nothing else.
 */
function ask(read: ReadText, image: ImageShape, start: string): Promise<ParsedText | undefined> {
  const input = vscode.window.createInputBox();
  input.title = vscode.l10n.t('Configure Conv2D from Python Code');
  input.placeholder = 'Conv2D(32, (4, 4), strides=2, padding="same")';
  input.ignoreFocusOut = true;
  // Read only when it is asked for: in a browser the clipboard is not read without the user's consent.
  const tooltip = vscode.l10n.t('Read the Clipboard, with Its Line Breaks');
  input.buttons = [{ iconPath: new vscode.ThemeIcon('clippy'), tooltip }];
  input.value = oneLine(start);
  let source = start;
  const readNow = (): ParsedText => read(oneLine(source) === input.value ? source : input.value);
  const validate = (): void => {
    const { prompt, problem } = describe(readNow(), image);
    input.prompt = prompt;
    input.validationMessage = problem;
  };
  const paste = async (): Promise<void> => {
    source = await vscode.env.clipboard.readText();
    input.value = oneLine(source);
    validate();
  };
  input.onDidTriggerButton(() => void paste());
  input.onDidChangeValue(validate);
  validate();
  return new Promise<ParsedText | undefined>((resolve) => {
    input.onDidAccept(() => {
      const parsed = readNow();
      if (parsed.ok) resolve(parsed);
      else input.valueSelection = [parsed.from, parsed.to];
    });
    input.onDidHide(() => resolve(undefined));
    input.show();
  }).finally(() => input.dispose());
}

interface Described {
  readonly prompt: string;
  readonly problem: string | vscode.InputBoxValidationMessage | undefined;
}

/** What a text comes to: the output's shape, what is wrong with the code, or why the image is too small for it. */
function describe(parsed: ParsedText, image: ImageShape): Described {
  const hint = vscode.l10n.t('Paste the code of a layer; whatever stands around the call is ignored.');
  if (!parsed.ok) {
    const { message, suggestion } = parsed;
    return { prompt: hint, problem: describeProblem({ message, ...(suggestion === undefined ? {} : { suggestion }) }) };
  }
  const traced = traceConv2D(image, parsed.arguments);
  if (!traced.ok) {
    const severity = vscode.InputBoxValidationSeverity.Warning;
    return { prompt: hint, problem: { message: describeProblem(traced.problem), severity } };
  }
  const output = vscode.l10n.t('Output: {0}', stepOf(traced.trace, 'output').shape);
  return { prompt: sentences(output, ...parsed.notes), problem: undefined };
}

function oneLine(text: string): string {
  return text.replace(/\r?\n/g, '');
}

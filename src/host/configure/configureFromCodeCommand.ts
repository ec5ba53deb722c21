import * as vscode from 'vscode';
import { callText } from '../../conv2d/callText';
import type * as reading from '../../conv2d/parse/text';
import type { LayerPlace, ParsedText } from '../../conv2d/parse/text';
import type { ImageShape } from '../../conv2d/load/imageArray';
import { sentences } from '../../conv2d/sentences';
import { stepOf } from '../../conv2d/trace';
import { traceConv2D } from '../../conv2d/traceConv2D';
import { describeProblem } from '../../protocol/problem';
import type { Inspections } from '../inspection/inspections';
import type { Conv2DSettings } from '../settings';
import { chooseLayer, oneLine } from './chooseLayer';
import { currentLayer } from './currentLayer';

type Reader = Pick<typeof reading, 'codeOf' | 'parseConv2DText' | 'findLayers'>;

/** A piece of code, and which of its layers is meant where there are several. */
interface Code {
  readonly source: string;
  readonly layer: LayerPlace | undefined;
}

/** Reads a layer from Python code that the user types, pastes, or has selected. */
export class ConfigureFromCodeCommand {
  constructor(
    private readonly inspections: Inspections,
    private readonly settings: Conv2DSettings,
  ) {}

  /** @param scope the image whose settings are meant */
  async execute(scope: vscode.Uri | undefined): Promise<void> {
    const { image, arguments: current } = await currentLayer(scope, this.inspections, this.settings);
    const reader = await import(/* webpackChunkName: "python" */ '../../conv2d/parse/text');
    const selected = selection();
    // What was selected is shown with what is wrong with it: the layer of the settings would look like an answer.
    const source = selected.trim() === '' ? callText(current) : selected;
    const start = await choose(reader, image, source);
    const read = start && (await ask(reader, image, start));
    // Code has no place for a seed of the whole layer: the one that is set stays.
    if (read?.ok) await this.settings.write(scope, { ...read.arguments, seed: current.seed });
  }
}

function selection(): string {
  const editor = vscode.window.activeTextEditor;
  return editor ? editor.document.getText(editor.selection) : '';
}

/** The code, and of several layers in it the one that the user chooses; undefined where none was chosen. */
async function choose(reader: Reader, image: ImageShape, source: string): Promise<Code | undefined> {
  // Read once: there may be hundreds of layers, each of which tells what comes of it.
  const code = reader.codeOf(source);
  const layers = reader.findLayers(code);
  if (layers.length < 2) return { source, layer: undefined };
  const layer = await chooseLayer(layers, (place) => {
    const { prompt, problem } = describe(reader.parseConv2DText(code, place.from), image);
    return typeof problem === 'string' ? problem : (problem?.message ?? prompt);
  });
  return layer && { source, layer };
}

/**
 * One line of input. Code of several lines loses its line breaks in it, and what follows a comment with them; the text that
 * was selected or read from the clipboard is kept as it is for as long as the line is nothing else.
 */
function ask(reader: Reader, image: ImageShape, start: Code): Promise<ParsedText | undefined> {
  const input = vscode.window.createInputBox();
  input.title = vscode.l10n.t('Configure Conv2D from Python Code');
  input.placeholder = 'Conv2D(32, (4, 4), strides=2, padding="same")';
  input.ignoreFocusOut = true;
  // Read only when it is asked for: in a browser the clipboard is not read without the user's consent.
  const tooltip = vscode.l10n.t('Read the Clipboard, with Its Line Breaks');
  input.buttons = [{ iconPath: new vscode.ThemeIcon('clippy'), tooltip }];
  let code = start;
  let choosing = false;
  const readNow = (): ParsedText =>
    shown(code) === input.value
      ? reader.parseConv2DText(code.source, code.layer?.from)
      : reader.parseConv2DText(input.value);
  const several = (): boolean => shown(code) !== input.value || code.layer === undefined;
  const validate = (): void => {
    const { prompt, problem } = describe(readNow(), image);
    input.prompt = prompt;
    input.validationMessage = problem;
  };
  const show = (next: Code): void => {
    code = next;
    input.value = shown(code);
    validate();
  };
  /** The list takes the place of the input for as long as it is there. */
  const chooseIn = async (source: string): Promise<void> => {
    choosing = true;
    const next = await choose(reader, image, source);
    choosing = false;
    if (next) show(next);
    input.show();
  };
  const accept = (): ParsedText | undefined => {
    const parsed = readNow();
    if (parsed.ok) return parsed;
    const source = shown(code) === input.value ? code.source : input.value;
    if (parsed.offer !== undefined) show({ source: parsed.offer, layer: undefined });
    else if (several() && reader.findLayers(source).length > 1) void chooseIn(source);
    else {
      const from = shown(code) === input.value ? (code.layer?.from ?? 0) : 0;
      input.valueSelection = [Math.max(0, parsed.from - from), Math.max(0, parsed.to - from)];
    }
    return undefined;
  };
  input.onDidTriggerButton(() => void vscode.env.clipboard.readText().then(chooseIn));
  input.onDidChangeValue(validate);
  show(start);
  return new Promise<ParsedText | undefined>((resolve) => {
    input.onDidAccept(() => {
      const parsed = accept();
      if (parsed) resolve(parsed);
    });
    input.onDidHide(() => {
      if (!choosing) resolve(undefined);
    });
    input.show();
  }).finally(() => input.dispose());
}

function shown({ source, layer }: Code): string {
  return oneLine(layer ? layer.text : source);
}

interface Described {
  readonly prompt: string;
  readonly problem: string | vscode.InputBoxValidationMessage | undefined;
}

/** What a text comes to: the output's shape, what is wrong with the code, or why the image is too small for it. */
function describe(parsed: ParsedText, image: ImageShape): Described {
  const hint = vscode.l10n.t('Paste the code of a layer; whatever stands around the call is ignored.');
  if (!parsed.ok) {
    const { message, suggestion, offer } = parsed;
    const problem = describeProblem({ message, ...(suggestion === undefined ? {} : { suggestion }) });
    return {
      prompt: offer === undefined ? hint : vscode.l10n.t('Press Enter to put {0} here.', offer),
      problem,
    };
  }
  const traced = traceConv2D(image, parsed.arguments);
  if (!traced.ok) {
    const severity = vscode.InputBoxValidationSeverity.Warning;
    return { prompt: hint, problem: { message: describeProblem(traced.problem), severity } };
  }
  const output = vscode.l10n.t('Output: {0}', stepOf(traced.trace, 'output').shape);
  return { prompt: sentences(output, ...parsed.notes), problem: undefined };
}

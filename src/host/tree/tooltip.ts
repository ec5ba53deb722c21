import * as vscode from 'vscode';
import { axisWord } from '../../conv2d/axisWord';
import { formatValue } from '../../conv2d/format';
import type { Axis, Step } from '../../conv2d/trace';
import type { RunValues, Statistics } from '../../protocol/values';
import { toBase64 } from '../base64';
import { COMMANDS } from '../ids';
import { codeSpan, commandLink, escapeMarkdown } from '../markdown';
import { axisDrawing } from './axisDrawing';
import { ON_DARK, ON_LIGHT } from './axisPalette';
import { isSavable } from './stepActions';

/** Short parts share a line, up to about so many letters of text or of code. */
const LINE = { text: 100, code: 84 };
/** Of the small pictures, in pixels: beside the drawing, not above it. */
const PICTURE_HEIGHT = 108;
/** VS Code cuts a hover off behind 100,000 characters; a larger picture would take the links with it. */
const MOST_PICTURE_BYTES = 66_000;

/**
 * A step's story in a hover: shape, a drawing of the axes, a small picture where there is one, what the axes count,
 * arithmetic, explanation, and what can be done.
 * @param values of the run; absent where there is none for this step
 * @param picture a PNG of the kernel or the output
 */
export function stepTooltip(
  uri: vscode.Uri,
  step: Step,
  values: RunValues | undefined,
  picture: Uint8Array | undefined,
): vscode.MarkdownString {
  const { tensor } = step;
  const statistics = values && statisticsOf(step, values);
  const text = new vscode.MarkdownString('', true);
  text.isTrusted = { enabledCommands: [COMMANDS.showStep, COMMANDS.copyShape, COMMANDS.saveTensor] };
  const paragraphs = [
    packed(
      [
        `**${escapeMarkdown(step.title)}** ${codeSpan(step.shape)}${tensor ? ` ${tensor.dtype}` : ''}`,
        codeSpan(step.code),
      ],
      LINE.code,
    ),
    pictures(step, picture),
    tensor ? packed(tensor.axes.map(axisText), LINE.text) : '',
    packed(
      [
        ...step.formulas.map(({ label, text: formula }) =>
          vscode.l10n.t('{0}: {1}', escapeMarkdown(label), codeSpan(formula)),
        ),
        ...(statistics ? [describe(statistics)] : []),
      ],
      LINE.code,
    ),
    escapeMarkdown(step.explanation),
    ...step.cautions.map((caution) => `$(warning) ${escapeMarkdown(caution)}`),
    links(uri, step, values).join(' · '),
  ];
  return text.appendMarkdown(paragraphs.filter(Boolean).join('\n\n'));
}

function pictures({ id, tensor }: Step, picture: Uint8Array | undefined): string {
  const { kind } = vscode.window.activeColorTheme;
  const isDark = kind === vscode.ColorThemeKind.Dark || kind === vscode.ColorThemeKind.HighContrast;
  const drawing = tensor && axisDrawing(tensor.axes, isDark ? ON_DARK : ON_LIGHT);
  return [
    ...(drawing
      ? [image(vscode.l10n.t('The axes as a drawing'), 'image/svg+xml', new TextEncoder().encode(drawing))]
      : []),
    ...(picture && picture.length <= MOST_PICTURE_BYTES
      ? [
          image(
            id === 'kernel' ? vscode.l10n.t('The filters in colour') : vscode.l10n.t('The feature maps in grey'),
            'image/png',
            picture,
            pngHeight(picture) > PICTURE_HEIGHT ? `|height=${PICTURE_HEIGHT}` : '',
          ),
        ]
      : []),
  ].join('&nbsp;&nbsp;&nbsp;');
}

/** The height stands behind signature, length and type of the first chunk, and the width. */
function pngHeight({ buffer, byteOffset, byteLength }: Uint8Array): number {
  return new DataView(buffer, byteOffset, byteLength).getUint32(20);
}

/** @param size how large it is shown, in VS Code's own notation behind an address */
function image(alternative: string, type: string, bytes: Uint8Array, size = ''): string {
  return `![${escapeMarkdown(alternative)}](data:${type};base64,${toBase64(bytes)}${size})`;
}

function axisText({ role, size, meaning }: Axis): string {
  return `${axisWord(role)} **${size}** ${escapeMarkdown(meaning)}`;
}

/**
 * As many parts in each line as it has room for. Two spaces before the end of a line break it without a paragraph's
 * space: a hover has little room.
 */
function packed(parts: readonly string[], most: number): string {
  const lines: string[] = [];
  for (const part of parts) {
    const last = lines.at(-1);
    if (last !== undefined && lettersOf(last) + lettersOf(part) < most) lines.push(`${lines.pop()} · ${part}`);
    else lines.push(part);
  }
  return lines.join('  \n');
}

/** How long Markdown is to the eye, near enough. */
function lettersOf(text: string): number {
  return text.replace(/[*`\\]/g, '').length;
}

function statisticsOf({ id }: Step, values: RunValues): Statistics | undefined {
  switch (id) {
    case 'kernel':
      return values.kernel.statistics;
    case 'bias':
      return values.bias?.statistics;
    case 'output':
      return values.output.statistics;
    default:
      return undefined;
  }
}

function describe({ min, max, mean, std }: Statistics): string {
  return `min ${formatValue(min)} · max ${formatValue(max)} · mean ${formatValue(mean)} · std ${formatValue(std)}`;
}

function links(uri: vscode.Uri, step: Step, values: RunValues | undefined): string[] {
  const link = (title: string, command: string): string => commandLink(title, command, uri.toJSON(), step.id);
  return [
    link(`$(layout) ${vscode.l10n.t('Show in Panel')}`, COMMANDS.showStep),
    ...(step.tensor ? [link(`$(copy) ${vscode.l10n.t('Copy Shape')}`, COMMANDS.copyShape)] : []),
    ...(values && isSavable(step) ? [link(`$(save) ${vscode.l10n.t('Save as .npy…')}`, COMMANDS.saveTensor)] : []),
  ];
}

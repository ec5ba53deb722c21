import * as vscode from 'vscode';
import { formatValue } from '../../conv2d/format';
import type { Step } from '../../conv2d/trace';
import type { RunValues, Statistics } from '../../protocol/values';
import { toBase64 } from '../base64';

/**
 * A step's story in a hover: shape, axes, size, arithmetic, explanation, and a small picture where there is one.
 * @param picture a PNG of the kernel or the output
 */
export function stepTooltip(
  step: Step,
  values: RunValues | undefined,
  picture: Uint8Array | undefined,
): vscode.MarkdownString {
  const text = new vscode.MarkdownString('', true);
  text.appendMarkdown(
    `**${step.title}** \`${step.shape}\`${step.tensor ? ` ${step.tensor.dtype}` : ''}  \n\`${step.code}\`\n\n`,
  );
  if (step.tensor) {
    text.appendMarkdown(
      `${lines(step.tensor.axes.map(({ role, size, meaning }) => `${role} **${size}** ${meaning}`))}\n\n`,
    );
  }
  const formulas = step.formulas.map(({ label, text: formula }) => `${label}: \`${formula}\``);
  if (formulas.length > 0) text.appendMarkdown(`${lines(formulas)}\n\n`);
  text.appendMarkdown(`${step.explanation}\n\n`);
  for (const caution of step.cautions) text.appendMarkdown(`$(warning) ${caution}\n\n`);
  const statistics = values && statisticsOf(step, values);
  if (statistics) text.appendMarkdown(`${describe(statistics)}\n\n`);
  if (picture) {
    const alternative = step.id === 'kernel' ? 'The filters in colour' : 'The feature maps in grey';
    text.appendMarkdown(`![${alternative}](data:image/png;base64,${toBase64(picture)})\n\n`);
  }
  return text;
}

/** Two spaces before the end of a line break it without a paragraph's space: a hover has little room. */
function lines(all: readonly string[]): string {
  return all.join('  \n');
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

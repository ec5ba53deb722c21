import * as l10n from '@vscode/l10n';
import { axisWord } from '../conv2d/axisWord';
import type { AskedArgument } from '../conv2d/asked';
import { formatExactBytes, formatInteger } from '../conv2d/format';
import { type StepId, stepOf, type Trace } from '../conv2d/trace';
import { code, number, type Table, words } from './table';

/** Shape, type and size of every step. */
export function shapesTable({ steps }: Trace): Table {
  return {
    title: l10n.t('Shapes, step by step'),
    columns: [l10n.t('step'), l10n.t('Python'), l10n.t('shape'), 'dtype', l10n.t('values'), l10n.t('bytes')],
    rows: steps.map(({ title, code: python, shape, tensor }) => [
      words(title),
      code(python),
      code(shape),
      words(tensor?.dtype ?? ''),
      tensor ? number(tensor.values, formatInteger(tensor.values)) : words(''),
      tensor ? number(tensor.bytes, formatExactBytes(tensor.bytes)) : words(''),
    ]),
  };
}

/** What each axis of a step's tensor counts. */
export function axesTable(trace: Trace, id: StepId): Table {
  const step = stepOf(trace, id);
  return {
    title: l10n.t('Axes: {0}', step.title),
    columns: [l10n.t('axis'), l10n.t('size'), l10n.t('what one index means')],
    rows: (step.tensor?.axes ?? []).map(({ role, size, meaning }) => [
      words(axisWord(role)),
      number(size),
      words(meaning),
    ]),
  };
}

/** A step's arithmetic with this image's own numbers. */
export function formulasTable(trace: Trace, id: StepId): Table {
  const step = stepOf(trace, id);
  return {
    title: l10n.t('Arithmetic: {0}', step.title),
    columns: [l10n.t('what'), l10n.t('arithmetic'), l10n.t('note')],
    rows: step.formulas.map(({ label, text, note }) => [words(label), code(text), words(note ?? '')]),
  };
}

/** Every argument as it was asked for, legal or not. */
export function argumentsTable(asked: readonly AskedArgument[]): Table {
  return {
    title: l10n.t('All arguments'),
    columns: [l10n.t('argument'), l10n.t('value')],
    rows: asked.map(({ name, text }) => [code(name), code(text)]),
  };
}

/** How large and how costly the layer is, and what a cell of its output sees. */
export function countsTable({ counts, receptiveField: { rows, columns } }: Trace): Table {
  const all: readonly (readonly [string, number])[] = [
    [l10n.t('parameters of the kernel'), counts.kernelParameters],
    [l10n.t('parameters of the bias'), counts.biasParameters],
    [l10n.t('parameters'), counts.parameters],
    [l10n.t('multiply-adds'), counts.multiplyAdds],
    ['FLOPs', counts.flops],
    [l10n.t('mult-adds as torchinfo counts'), counts.torchinfoMultiplyAdds],
    [l10n.t('receptive field along the height, pixels'), rows.span],
    [l10n.t('stride along the height, pixels'), rows.stride],
    [l10n.t('padding before the height, pixels'), rows.before],
    [l10n.t('padding after the height, pixels'), rows.after],
    [l10n.t('receptive field along the width, pixels'), columns.span],
    [l10n.t('stride along the width, pixels'), columns.stride],
    [l10n.t('padding before the width, pixels'), columns.before],
    [l10n.t('padding after the width, pixels'), columns.after],
  ];
  return {
    title: l10n.t('Counts'),
    columns: [l10n.t('what'), l10n.t('number')],
    rows: all.map(([name, count]) => [words(name), number(count, formatInteger(count))]),
  };
}

/** What the layer answers before its first call and after it. */
export function lifecycleTable({ lifecycle: { before, after } }: Trace): Table {
  const states = [
    [l10n.t('before the first call'), before],
    [l10n.t('after it'), after],
  ] as const;
  return {
    title: l10n.t('The layer, before and after'),
    columns: [l10n.t('when'), l10n.t('Python'), l10n.t('answer')],
    rows: states.flatMap(([when, { answers }]) =>
      answers.map(({ code: asked, text }) => [words(when), code(asked), code(text)]),
    ),
  };
}

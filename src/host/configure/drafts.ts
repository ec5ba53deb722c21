import type { ArgumentName, ArgumentProblem } from '../../conv2d/arguments';
import { parseArguments, type RawArguments } from '../../conv2d/parseArguments';
import { type ImageShape, stepOf } from '../../conv2d/trace';
import { traceConv2D } from '../../conv2d/traceConv2D';

/** What a draft comes to: the output's shape, or what stands in its way. */
export type DraftOutcome =
  { readonly ok: true; readonly outputShape: string } | { readonly ok: false; readonly problem: ArgumentProblem };

/** Tries arguments on an image without running anything. */
export function tryDraft(raw: RawArguments, image: ImageShape): DraftOutcome {
  const parsed = parseArguments(raw);
  if (!parsed.ok) return parsed;
  const traced = traceConv2D(image, parsed.arguments);
  return traced.ok ? { ok: true, outputShape: stepOf(traced.trace, 'output').shape } : traced;
}

/** Whether a problem may wait, because one of the later steps can still mend it. */
export function canWait(problem: ArgumentProblem, laterSteps: readonly ArgumentName[]): boolean {
  return [problem.argument, ...(problem.mendedBy ?? [])].some((name) => laterSteps.includes(name));
}

/** Reads `3`, `3,5`, `3 x 5` or `(3, 5)`; text that is no number is passed on as it is, to be refused with its name. */
export function readNumbers(text: string): unknown {
  const parts = text
    .replace(/^[\s([]+|[\s)\]]+$/g, '')
    .split(/\s*[,x×]\s*|\s+/)
    .filter((part) => part !== '');
  const values = parts.map((part) => (Number.isNaN(Number(part)) ? part : Number(part)));
  return values.length === 1 ? values[0] : values;
}

/** A value as one types it: the inverse of `readNumbers`. */
export function writeNumbers(value: unknown): string {
  return Array.isArray(value) ? value.join(', ') : String(value);
}

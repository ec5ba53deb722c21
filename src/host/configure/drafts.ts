import type { ArgumentName, ArgumentProblem, Conv2DArguments } from '../../conv2d/arguments';
import { callText } from '../../conv2d/callText';
import { parseArguments, type RawArguments } from '../../conv2d/parse/parseArguments';
import type { ImageShape } from '../../conv2d/load/imageArray';
import { stepOf } from '../../conv2d/trace';
import { traceConv2D } from '../../conv2d/traceConv2D';

/** What a draft comes to: the layer and its output's shape, or what stands in its way. */
export type DraftOutcome =
  | {
      readonly ok: true;
      readonly arguments: Conv2DArguments;
      readonly call: string;
      readonly outputShape: string;
    }
  | { readonly ok: false; readonly problem: ArgumentProblem };

/** Tries arguments on an image without running anything. */
export function tryDraft(raw: RawArguments, image: ImageShape): DraftOutcome {
  const parsed = parseArguments(raw);
  if (!parsed.ok) return parsed;
  const traced = traceConv2D(image, parsed.arguments);
  if (!traced.ok) return traced;
  const outputShape = stepOf(traced.trace, 'output').shape;
  return { ok: true, arguments: parsed.arguments, call: callText(parsed.arguments), outputShape };
}

/** Whether a problem may wait, because one of the arguments that are still to come can mend it. */
export function canWait(problem: ArgumentProblem, later: readonly ArgumentName[]): boolean {
  return [problem.argument, ...(problem.mendedBy ?? [])].some((name) => later.includes(name));
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

/** Nothing, or None, where an argument may be left to chance or to Keras. */
export function readOptional(text: string): string | null {
  const trimmed = text.trim();
  return trimmed === '' || trimmed === 'None' ? null : trimmed;
}

/** A whole number, or nothing. */
export function readOptionalNumber(text: string): unknown {
  const given = readOptional(text);
  return given === null ? null : readNumbers(given);
}

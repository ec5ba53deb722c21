import * as vscode from 'vscode';
import type { ArgumentName } from '../../conv2d/arguments';
import { type AskedArgument, askedArguments } from '../../conv2d/asked';
import { type ParsedArguments, parseArguments, type RawArguments } from '../../conv2d/parse/parseArguments';

/** The arguments that hold for a resource: as the user wrote them, and checked. */
export interface ReadSettings {
  readonly asked: readonly AskedArgument[];
  readonly parsed: ParsedArguments;
}

/** Checks arguments as settings hold them. */
export async function checkSettings(written: RawArguments): Promise<ReadSettings> {
  let raw = written;
  for (const name of ['kernelInitializer', 'biasInitializer'] as const) {
    const read = await readInitializer(name, raw);
    if (!read.ok) return { asked: askedArguments(written), parsed: read };
    raw = read.raw;
  }
  return { asked: askedArguments(raw), parsed: parseArguments(raw) };
}

type ReadRaw = { readonly ok: true; readonly raw: RawArguments } | Extract<ParsedArguments, { ok: false }>;

/** Settings keep a call such as `RandomNormal(stddev=0.1)` as text; only that needs the parser. */
async function readInitializer(name: ArgumentName, raw: RawArguments): Promise<ReadRaw> {
  const text = raw[name];
  if (typeof text !== 'string' || !text.includes('(')) return { ok: true, raw };
  const { parseInitializerText } = await import(/* webpackChunkName: "python" */ '../../conv2d/parse/text');
  const parsed = parseInitializerText(text);
  if (parsed.ok) return { ok: true, raw: { ...raw, [name]: parsed.value } };
  return {
    ok: false,
    problem: {
      argument: name,
      message: parsed.message,
      suggestion: vscode.l10n.t('Write a name such as he_normal, or a call such as RandomNormal(stddev=0.1).'),
    },
  };
}

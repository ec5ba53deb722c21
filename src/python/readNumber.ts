import type { SyntaxNode } from '@lezer/common';
import * as l10n from '@vscode/l10n';
import { floatValue } from './arithmetic';
import { PythonProblem } from './problem';
import type { PythonFloat } from './values';

/** The number of a literal; undefined for an imaginary one. */
export function readNumber({ from, to }: SyntaxNode, source: string): number | PythonFloat | undefined {
  if (/^[\d_.eE+-]*[jJ]$/.test(source)) return undefined;
  if (/^0[\d_]*[1-9]/.test(source) && /^[\d_]+$/.test(source)) {
    const message =
      'SyntaxError: leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers';
    throw new PythonProblem(message, from, to);
  }
  // An underscore stands between two digits, or after the letter of a base.
  const misplaced = /__|_$|_[.eE]|[.eE]_/.test(source) && !/^0[xX]/.test(source);
  const digits = source.replace(/_/g, '').toLowerCase();
  const value = misplaced ? NaN : Number(digits);
  if (Number.isNaN(value)) {
    throw new PythonProblem(l10n.t('`{0}` cannot be read: write the value itself.', source), from, to);
  }
  return numberFrom(value, !digits.startsWith('0x') && /[.e]/.test(digits));
}

/** A number as a float, where it is one. */
export function numberFrom(value: number, float: boolean): number | PythonFloat {
  return float ? floatValue(value) : value;
}

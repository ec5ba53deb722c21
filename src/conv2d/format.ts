import * as l10n from '@vscode/l10n';
/** `1536` as `1,536`: the same everywhere, whatever the machine's locale. */
export function formatInteger(value: number): string {
  return value.toString().replace(/\B(?=(\d{3})+$)/g, ',');
}

const UNITS = ['KiB', 'MiB', 'GiB', 'TiB', 'PiB'] as const;

/** Bytes as a person reads them: `118,015,232` as `112.55 MiB`. */
export function formatBytes(bytes: number): string {
  let value = bytes;
  let unit = 'bytes';
  for (const next of UNITS) {
    if (value < 1024) break;
    value /= 1024;
    unit = next;
  }
  if (unit === 'bytes') return bytesText(bytes);
  return `${value.toFixed(2)} ${unit}`;
}

/** `118,015,232 bytes (112.55 MiB)`; small numbers need no second form. */
export function formatExactBytes(bytes: number): string {
  const exact = bytesText(bytes);
  return bytes < 1024 ? exact : `${exact} (${formatBytes(bytes)})`;
}

function bytesText(bytes: number): string {
  return bytes === 1 ? l10n.t('1 byte') : l10n.t('{0} bytes', formatInteger(bytes));
}

/** A computed value at a glance: about five significant digits, no exponent where it can be helped. */
export function formatValue(value: number): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'NaN' : value > 0 ? '∞' : '-∞';
  const size = Math.abs(value);
  if (size === 0) return '0';
  if (size >= 1e6 || size < 1e-4) return value.toExponential(3);
  return value.toFixed(Math.max(0, Math.min(5, 4 - Math.floor(Math.log10(size)))));
}

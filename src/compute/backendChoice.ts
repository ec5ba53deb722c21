import * as l10n from '@vscode/l10n';
import type { Backend } from '../protocol/values';

export const BACKEND_SETTINGS = ['auto', 'cpu', 'wasm'] as const;
/** Where to compute: `auto` takes the CPU backend for as long as that is fast enough. */
export type BackendSetting = (typeof BACKEND_SETTINGS)[number];

/** What a user wants of the backend. */
export interface BackendWish {
  readonly backend: BackendSetting;
  /** Seconds that the CPU backend may take. */
  readonly cpuBudget: number;
}

/** Less than this is done in a moment on any machine. */
const FEW_MULTIPLY_ADDS = 5e6;

/**
 * Multiply-adds a second of one worker on the CPU backend before a run has told: 3e8 to 8e8 on processors of these years.
 * To measure it beforehand would take as long as to start the WASM backend, and a small measurement promises too much.
 */
export const USUAL_RATE = 4e8;
/** Runs of fewer multiply-adds tell nothing about the rate: the compiler has yet to learn what is often called. */
export const TELLING_MULTIPLY_ADDS = 1e8;

/** For a row of more taps XNNPACK's table of pointers, 4 bytes for each, would not fit into the memory of WebAssembly. */
const MOST_TAPS = 2 ** 27;
/** Zeros above and below the image that are made for the WASM backend. */
const MOST_PADDING_BYTES = 2 ** 26;

export interface Work {
  readonly multiplyAdds: number;
  readonly taps: number;
  readonly paddingBytes: number;
}

export interface ChosenBackend {
  readonly backend: Backend;
  /** Why it is not the one that was asked for. */
  readonly fallback?: string;
}

/**
 * @param work multiply-adds of the whole layer, taps of one row of its output, bytes of padding above and below the image
 * @param rate multiply-adds a second of all workers together on the CPU backend
 */
export function chooseBackend(
  { backend, cpuBudget }: BackendWish,
  { multiplyAdds, taps, paddingBytes }: Work,
  rate: number,
): ChosenBackend {
  const little = multiplyAdds <= FEW_MULTIPLY_ADDS || multiplyAdds <= rate * cpuBudget;
  if (backend === 'cpu' || (backend === 'auto' && little)) return { backend: 'cpu' };
  return taps > MOST_TAPS || paddingBytes > MOST_PADDING_BYTES
    ? { backend: 'cpu', fallback: l10n.t('for so large a kernel it would need more memory than WebAssembly has') }
    : { backend: 'wasm' };
}

/** Seconds that the CPU backend may take where nobody says otherwise. */
export const DEFAULT_CPU_BUDGET = 1;
/** Whoever has an hour for it may say so for each run. */
export const MOST_CPU_BUDGET = 3600;

/** Checks a setting or a flag. */
export function isBackendSetting(value: unknown): value is BackendSetting {
  return BACKEND_SETTINGS.some((setting) => setting === value);
}

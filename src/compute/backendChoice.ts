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

/** Less than this is done in a moment on any machine: it needs no measurement. */
export const FEW_MULTIPLY_ADDS = 5e6;

/** @param rate multiply-adds a second of all workers together on the CPU backend */
export function chooseBackend({ backend, cpuBudget }: BackendWish, multiplyAdds: number, rate: number): Backend {
  if (backend !== 'auto') return backend;
  return multiplyAdds <= FEW_MULTIPLY_ADDS || multiplyAdds <= rate * cpuBudget ? 'cpu' : 'wasm';
}

/** Seconds that the CPU backend may take where nobody says otherwise. */
export const DEFAULT_CPU_BUDGET = 1;

/** Checks a setting or a flag. */
export function isBackendSetting(value: unknown): value is BackendSetting {
  return BACKEND_SETTINGS.some((setting) => setting === value);
}

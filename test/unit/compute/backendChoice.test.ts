import { describe, expect, it } from 'vitest';
import { chooseBackend } from '../../../src/compute/backendChoice';
import { usualWorkers } from '../../../src/compute/workerCount';

const TUTORIAL = { multiplyAdds: 1.4e9, taps: 20_432, paddingBytes: 0 };

describe('the backend', () => {
  it.each([
    ['auto', 1, TUTORIAL, 5e8, 'wasm'],
    ['auto', 1, TUTORIAL, 2e9, 'cpu'],
    ['auto', 10, TUTORIAL, 5e8, 'cpu'],
    ['auto', 0, TUTORIAL, 1e12, 'wasm'],
    ['auto', 0, { multiplyAdds: 1e6, taps: 10, paddingBytes: 0 }, 0, 'cpu'],
    ['cpu', 1, TUTORIAL, 0, 'cpu'],
    ['wasm', 1, { multiplyAdds: 1, taps: 1, paddingBytes: 0 }, 1e12, 'wasm'],
  ] as const)(
    'is for %s with a budget of %d s and %o at a rate of %d: %s',
    (backend, cpuBudget, work, rate, chosen) => {
      expect(chooseBackend({ backend, cpuBudget }, work, rate)).toEqual({ backend: chosen });
    },
  );

  it('is the CPU where a kernel is too large for the memory of WebAssembly, and says so', () => {
    for (const large of [{ taps: 1e9 }, { paddingBytes: 1e9 }]) {
      const chosen = chooseBackend({ backend: 'wasm', cpuBudget: 1 }, { ...TUTORIAL, ...large }, 0);
      expect(chosen.backend).toBe('cpu');
      expect(chosen.fallback).toContain('more memory than WebAssembly has');
    }
  });
});

describe('the number of workers', () => {
  it.each([
    [1, 1],
    [2, 2],
    [3, 2],
    [4, 3],
    [8, 7],
    [64, 8],
  ])('for %d cores is %d', (cores, workers) => {
    expect(usualWorkers(cores)).toBe(workers);
  });
});

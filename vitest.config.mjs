import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'unit', include: ['test/unit/**/*.test.ts'], testTimeout: 30_000 } },
      {
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          // One real VS Code at a time: two cores are few.
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 180_000,
          // A busy machine answers late; what never comes is still told.
          expect: { poll: { timeout: 10_000 } },
        },
      },
    ],
  },
});

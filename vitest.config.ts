import { defineConfig } from 'vitest/config';

/** Unit tests mirror the source tree under tests/; browser stories run under Playwright (tests/stories). */
export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    exclude: ['tests/e2e/**', 'tests/stories/**', 'tests/bench/**'],
    testTimeout: 60_000,
    pool: 'forks',
    maxWorkers: 2,
  },
});

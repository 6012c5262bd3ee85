import { defineConfig } from 'vitest/config';

/** Unit tests mirror the source tree under tests/; browser stories run under Playwright (tests/stories). */
export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    exclude: ['tests/e2e/**', 'tests/stories/**', 'tests/bench/**'],
    // A busy PC is no failure: Argon2 alone takes a quarter of a second a call, and two tests share two cores.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    pool: 'forks',
    maxWorkers: 2,
  },
});

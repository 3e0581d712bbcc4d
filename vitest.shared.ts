import { defineConfig } from 'vitest/config';

/** Suites run against the sources of every workspace, so that a package's tests need no build of its neighbours. */
export default defineConfig({
  resolve: { conditions: ['@isartor/source'] },
  ssr: { resolve: { conditions: ['@isartor/source'], externalConditions: [] } },
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    environment: 'node',
    testTimeout: 20_000,
    hookTimeout: 30_000,
    restoreMocks: true,
    pool: 'forks',
    maxWorkers: 2,
    typecheck: { enabled: false },
  },
});

import { defineConfig } from 'vitest/config';
import shared from '../../vitest.shared.ts';

/** The proof with the real Collector and Prometheus: minutes, and programs that not every machine has. */
export default defineConfig({
  ...shared,
  test: { ...shared.test, include: ['stack/**/*.test.ts'], testTimeout: 120_000, hookTimeout: 600_000 },
});

/** What a test does. */
export type Run = () => void | Promise<void>;

/** The two functions of a test runner (vitest, jest, node:test) that the suites need. */
export interface TestRunner {
  describe(name: string, suite: () => void): unknown;
  it(name: string, test: Run): unknown;
}

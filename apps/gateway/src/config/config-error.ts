/** Everything that is wrong with a configuration, in one error. Its text holds no secret. */
export class ConfigError extends Error {
  /** One sentence each: key, value, source and what was expected. */
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    const count = problems.length === 1 ? 'a problem' : `${problems.length} problems`;
    super(`The configuration has ${count}:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
    this.name = 'ConfigError';
    this.problems = problems;
  }
}

import type { ArgsDef } from 'citty';

/** One command of the program. */
export interface CliCommand {
  readonly name: string;
  /** What it does, in one line without a full stop. */
  readonly summary: string;
  readonly args: ArgsDef;
  /** Command lines worth knowing, each with what it does. */
  readonly examples: readonly (readonly [commandLine: string, effect: string])[];
  /** Runs with the arguments behind its name, which were checked against `args`. */
  run(rawArguments: string[]): Promise<void> | void;
}

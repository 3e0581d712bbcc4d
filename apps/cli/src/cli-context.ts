import type { ProcessEnvironment } from '@isartor/gateway';

/** What a command may touch of the world around it. */
export interface CliContext {
  readonly environment: ProcessEnvironment;
  /** Writes to the standard output. */
  readonly print: (text: string) => void;
  /** Writes to the standard error. */
  readonly printError: (text: string) => void;
  /** Whether the user says yes to a question; absent where nobody sits at a terminal. */
  readonly confirm?: (question: string) => Promise<boolean>;
}

import type { Readable } from 'node:stream';
import type { ProcessEnvironment } from '@isartor/gateway';
import type { Screen } from './terminal/create-screen.js';

/** What a command may touch of the world around it. */
export interface CliContext {
  readonly environment: ProcessEnvironment;
  /** Writes to the standard output. */
  readonly print: (text: string) => void;
  /** Writes bytes to the standard output; resolves when it can take more, rejects when nobody reads it any more. */
  readonly writeBytes: (bytes: Uint8Array) => Promise<void>;
  /** The standard input, which whoever opens it destroys. */
  readonly openInput: () => Readable;
  /** Writes to the standard error. */
  readonly printError: (text: string) => void;
  /** Shows a line in the place of the one shown before; absent where nobody watches. */
  readonly showProgress?: (line: string) => void;
  /** The terminal that shows the standard output; absent where that goes elsewhere. */
  readonly screen?: Screen;
  /** Aborts when the user wants it to stop (Ctrl+C). From this call on that does not end the process by itself. */
  readonly interruption: () => AbortSignal;
  /** Whether the user says yes to a question; absent where nobody sits at a terminal. */
  readonly confirm?: (question: string) => Promise<boolean>;
}

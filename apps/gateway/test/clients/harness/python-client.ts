import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Ask } from '../../dialects/harness/ask.js';
import type { Told } from '../../dialects/harness/told.js';
import { PythonError, type Raised } from './python-error.js';

/** The interpreter that has the packages of `../python/requirements.txt`; without one, its suites are skipped. */
export const PYTHON = process.env.ISARTOR_TEST_PYTHON ?? '';

export interface PythonQuestion {
  /** The gateway, without a path. */
  readonly url: string;
  readonly model: string;
  readonly headers: Readonly<Record<string, string>>;
  /** `stream` is the SDK's helper that puts a stream together, `events` each piece as it comes. */
  readonly way: 'json' | 'stream' | 'events';
  /** The answer is wanted as an `Author`, by the SDK's own way to ask for an object of a class. */
  readonly parses?: boolean;
  readonly ask: Ask;
}

/** What was told, and the object that the SDK made of it where one was asked for. By `events`, no more than its text. */
export type PythonTold = Told & { readonly parsed: unknown };

/** An SDK in a Python process of its own; it answers one question after the other. */
export interface PythonClient {
  /** Rejects with a `PythonError` where the SDK raised something. */
  tell(question: PythonQuestion): Promise<PythonTold>;
  stop(): Promise<void>;
}

type Answer = { readonly told: PythonTold } | { readonly thrown: Raised };

const MAIN = fileURLToPath(new URL('../python/main.py', import.meta.url));

/** Starts the SDK that `module` asks by. */
export function startPythonClient(module: string): PythonClient {
  // Bytecode would be written beside the sources.
  const child = spawn(PYTHON, ['-B', MAIN, module], { stdio: ['pipe', 'pipe', 'pipe'] });
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  const closed = once(child, 'close');
  // Told below, to whoever waits for an answer.
  closed.catch(() => {});
  let complaints = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaints += text;
  });
  // One that has ended takes no more questions; that is told where its answer is missing.
  child.stdin.on('error', () => {});
  return {
    tell: async ({ parses = false, ...question }) => {
      child.stdin.write(`${JSON.stringify({ ...question, parses }, withoutHeaders)}\n`);
      const line = await lines.next();
      if (line.done === true) {
        await closed;
        throw new Error(`Python ended: ${complaints}`);
      }
      const answer = JSON.parse(line.value) as Answer;
      if ('thrown' in answer) throw new PythonError(answer.thrown);
      return { ...answer.told, headers: new Headers(Object.entries(answer.told.headers)) };
    },
    stop: async () => {
      child.stdin.end();
      await closed;
    },
  };
}

/** What an earlier answer's headers were is no part of a question. */
const withoutHeaders = (_: string, value: unknown): unknown => (value instanceof Headers ? undefined : value);

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

/** A program that runs until it is stopped. */
export interface RunningProgram {
  /** What it has printed so far. */
  readonly output: string;
  stop(signal?: NodeJS.Signals): Promise<void>;
}

export interface ProgramOptions {
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Answers 200 once the program serves. */
  readonly readyUrl: string;
}

const START_TIMEOUT_MS = 60_000;

/** Those that run. A test run that is cut short takes them with it. */
const running = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/** Starts a program and waits until it serves. */
export async function startProgram(command: string, options: ProgramOptions): Promise<RunningProgram> {
  const { args, cwd, env, readyUrl } = options;
  const child = spawn(command, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'], ...(env === undefined ? {} : { env }) });
  running.add(child);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  const stop = async (signal: NodeJS.Signals = 'SIGKILL'): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill(signal);
      await once(child, 'exit');
    }
    running.delete(child);
  };
  const untilMs = Date.now() + START_TIMEOUT_MS;
  while (!(await answers(readyUrl))) {
    if (child.exitCode === null && Date.now() < untilMs) continue;
    await stop();
    throw new Error(`${command} does not serve:\n${output}`);
  }
  return {
    get output() {
      return output;
    },
    stop,
  };
}

async function answers(url: string): Promise<boolean> {
  const asked = fetch(url, { signal: AbortSignal.timeout(1000) });
  const isThere = await asked.then(
    ({ ok }) => ok,
    () => false,
  );
  // Whoever refuses at once is asked again a moment later.
  if (!isThere) await new Promise((resolve) => setTimeout(resolve, 50));
  return isThere;
}

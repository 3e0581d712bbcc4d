import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface GatewayProcessOptions {
  /** Settings by their environment names; nothing else of this environment gets in. */
  readonly env?: Readonly<Record<string, string>>;
  /** Content of `isartor.toml` in the working directory. */
  readonly toml?: string;
  /** Node's own flags. */
  readonly nodeFlags?: readonly string[];
}

/** How a process ended: its code, or the signal that killed it. */
export interface Exit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** The built `isartor up` in a process and a folder of its own. */
export interface GatewayProcess {
  /** Where it listens. */
  readonly url: string;
  /** What it has printed so far, standard output and errors alike. */
  readonly output: string;
  /** Resolves when it prints what matches; rejects when it ends before. */
  waitForOutput(pattern: RegExp): Promise<string>;
  readonly exit: Promise<Exit>;
  readonly pid: number;
  signal(name: NodeJS.Signals): void;
  /** Replaces `isartor.toml`. */
  writeConfig(toml: string): void;
  /** Resident memory in bytes; 0 where the system is not Linux. */
  residentBytes(): number;
  /** Kills it if it still runs, and removes its folder. */
  dispose(): Promise<void>;
}

/** A process that may not come to listen. */
export type StartedProcess = Omit<GatewayProcess, 'url'>;

const CLI = fileURLToPath(new URL('../../../cli/dist/main.js', import.meta.url));
const LISTENING = /listens on (http:\/\/\S+)/;

/** Shorter than a test may take, so that one that does not come to listen is told and cleared away. */
const START_TIMEOUT_MS = 15_000;

/** Those that run. A test run that is cut short takes them with it. */
const running = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/** Runs `isartor up` and waits until it listens: on a free port, unless told another. */
export async function startGatewayProcess(options: GatewayProcessOptions = {}): Promise<GatewayProcess> {
  const started = runGatewayProcess(options);
  const tooLate = setTimeout(() => started.signal('SIGKILL'), START_TIMEOUT_MS);
  try {
    const [, url = ''] = LISTENING.exec(await started.waitForOutput(LISTENING)) ?? [];
    return Object.assign(started, { url });
  } catch (error) {
    await started.dispose();
    throw error;
  } finally {
    clearTimeout(tooLate);
  }
}

/** Runs `isartor up`, whatever comes of it. */
export function runGatewayProcess({ env = {}, toml, nodeFlags = [] }: GatewayProcessOptions): StartedProcess {
  if (!existsSync(CLI)) throw new Error('The command is not built: run "tsc -b apps/cli" first');
  const folder = mkdtempSync(join(tmpdir(), 'isartor-process-'));
  const configFile = join(folder, 'isartor.toml');
  if (toml !== undefined) writeFileSync(configFile, toml);
  const child = spawn(process.execPath, [...nodeFlags, CLI, 'up'], {
    cwd: folder,
    // The model of the semantic cache has a process of its own: tests that are about it switch it on.
    env: { HOME: folder, ISARTOR__HOST_PORT: '127.0.0.1:0', ISARTOR__CACHE_SEMANTIC__MODE: 'off', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  const exit = new Promise<Exit>((resolve) => {
    child.once('close', (code, signal) => {
      running.delete(child);
      resolve({ code, signal });
    });
  });
  const printed = watchOutput(child, exit);
  return {
    get output() {
      return printed.text;
    },
    waitForOutput: printed.waitFor,
    exit,
    pid: child.pid ?? 0,
    signal: (name) => void child.kill(name),
    writeConfig: (content) => writeFileSync(configFile, content),
    residentBytes: () => residentBytes(child),
    async dispose() {
      if (child.exitCode === null) child.kill('SIGKILL');
      await exit;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function watchOutput({ stdout, stderr }: ChildProcess, exit: Promise<Exit>) {
  const watchers = new Set<() => void>();
  const printed = {
    text: '',
    async waitFor(pattern: RegExp): Promise<string> {
      const seen = new Promise<void>((resolve) => {
        const look = (): void => {
          if (!pattern.test(printed.text)) return;
          watchers.delete(look);
          resolve();
        };
        watchers.add(look);
        look();
      });
      await Promise.race([seen, exit]);
      if (!pattern.test(printed.text)) throw new Error(`The process ended before ${pattern} came:\n${printed.text}`);
      return printed.text;
    },
  };
  for (const stream of [stdout, stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      printed.text += text;
      for (const look of [...watchers]) look();
    });
  }
  return printed;
}

function residentBytes({ pid }: ChildProcess): number {
  if (process.platform !== 'linux') return 0;
  const [, kibibytes = '0'] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kibibytes) * 1024;
}

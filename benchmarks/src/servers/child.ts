import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** A server in a process of its own. */
export interface Child {
  readonly url: string;
  /** Milliseconds from the start of the process until it said that it listens. */
  readonly readyMs: number;
  /** Resident memory, in bytes. */
  residentBytes(): number;
  /** CPU seconds used so far. */
  cpuSeconds(): number;
  stop(): Promise<void>;
}

export interface ChildOptions {
  /** A module beside this one, or a path. */
  readonly script: string;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Finds the server's address in what it prints. */
  readonly ready?: RegExp;
}

const READY_TIMEOUT_MS = 30_000;
const CLOCK_TICKS_PER_SECOND = 100;

/** Starts a Node process and waits until it prints its address. */
export async function startChild({
  script,
  args = [],
  env = {},
  ready = /(http:\/\/\S+)/,
}: ChildOptions): Promise<Child> {
  const path = script.startsWith('/') ? script : fileURLToPath(new URL(script, import.meta.url));
  const startedAt = performance.now();
  const child = spawn(process.execPath, [path, ...args], {
    env: { PATH: process.env.PATH, HOME: '/nonexistent', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await addressOf(child, ready);
  const readyMs = performance.now() - startedAt;
  return {
    url,
    readyMs,
    residentBytes: () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1]) * 1024,
    cpuSeconds: () => {
      const fields = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
      return (Number(fields[11]) + Number(fields[12])) / CLOCK_TICKS_PER_SECOND;
    },
    async stop() {
      if (child.exitCode !== null) return;
      const exited = once(child, 'exit');
      child.kill('SIGKILL');
      await exited;
    },
  };
}

function addressOf(child: ChildProcess, ready: RegExp): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = '';
    const timer = setTimeout(() => reject(new Error(`Not ready in time: ${printed}`)), READY_TIMEOUT_MS);
    child.once('exit', (code) => reject(new Error(`The server ended with ${code} before it was ready: ${printed}`)));
    child.stdout?.on('data', (chunk: Buffer) => {
      if (printed.length > 100_000) return;
      printed += chunk.toString();
      const url = ready.exec(printed)?.[1];
      if (url === undefined) return;
      clearTimeout(timer);
      resolve(url);
    });
  });
}

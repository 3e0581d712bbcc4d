import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './free-port.js';

/** Whether the suites here can run: they start their own servers. */
export const hasRedis = spawnSync('which', ['redis-server']).status === 0;

/** A server in a folder of its own. */
export interface TestRedis {
  readonly port: number;
  readonly folder: string;
  /** Runs one command through redis-cli, and gives what it prints. */
  cli(...args: readonly string[]): string;
  /** Stops the process where it is, without ending it, or lets it go on. */
  signal(name: 'SIGSTOP' | 'SIGCONT'): void;
  /** Ends it and starts it again on the same port; what it saved is there again. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** What to start. */
export interface TestRedisOptions {
  readonly args?: readonly string[];
  /** In place of the server's own port. */
  readonly port?: number;
  /** How redis-cli gets in. */
  readonly cliArgs?: readonly string[];
  readonly folder?: string;
}

/** Starts a server on a free port and waits until it answers. */
export async function startRedis(options: TestRedisOptions = {}): Promise<TestRedis> {
  const { args = [], cliArgs = [] } = options;
  const port = options.port ?? (await freePort());
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'isartor-redis-'));
  const launch = (): ChildProcess => spawn('redis-server', argsFor(args, port, folder), { stdio: 'ignore' });
  const cli = (...command: readonly string[]): string =>
    spawnSync('redis-cli', ['-p', String(port), '--no-auth-warning', ...cliArgs, ...command], {
      encoding: 'utf8',
      timeout: 10_000,
    }).stdout.trim();
  let child = launch();
  await answering(cli);

  const end = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGCONT');
    child.kill('SIGKILL');
    await once(child, 'exit');
  };

  return {
    port,
    folder,
    cli,
    signal: (name) => void child.kill(name),
    async restart() {
      await end();
      child = launch();
      await answering(cli);
    },
    async stop() {
      await end();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A configuration file, where one is given, says the rest itself. */
function argsFor(args: readonly string[], port: number, folder: string): readonly string[] {
  if (args[0] !== undefined && !args[0].startsWith('--')) return args;
  const common = ['--bind', '127.0.0.1', '--save', '', '--enable-debug-command', 'yes', '--dir', folder];
  return [...common, ...(args.includes('--port') ? [] : ['--port', String(port)]), ...args];
}

async function answering(cli: TestRedis['cli']): Promise<void> {
  const untilMs = Date.now() + 15_000;
  while (cli('PING') !== 'PONG') {
    if (Date.now() > untilMs) throw new Error('redis-server does not answer');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

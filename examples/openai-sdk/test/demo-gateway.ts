import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A gateway in demo mode, in a process of its own, on a free port. */
export interface DemoGateway {
  readonly url: string;
  stop(): Promise<void>;
}

const MAIN = fileURLToPath(import.meta.resolve('@isartor/cli/main'));

/** Starts it in an empty folder, so that no settings of this machine get in. */
export async function startDemoGateway(): Promise<DemoGateway> {
  const folder = mkdtempSync(join(tmpdir(), 'isartor-example-'));
  const child = spawn(process.execPath, [MAIN, 'up', '--demo', '--host-port', '127.0.0.1:0'], {
    cwd: folder,
    env: { PATH: process.env.PATH, HOME: folder },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  return {
    url: await addressOf(child),
    async stop() {
      child.kill('SIGTERM');
      await exited;
      rmSync(folder, { recursive: true });
    },
  };
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = '';
    child.once('exit', (code) => reject(new Error(`The gateway ended with ${code} before it listened: ${printed}`)));
    child.stdout?.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
      const url = /(http:\/\/127\.0\.0\.1:\d+)\s/.exec(printed)?.[1];
      if (url !== undefined) resolve(url);
    });
  });
}

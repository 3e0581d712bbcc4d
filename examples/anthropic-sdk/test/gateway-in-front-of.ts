import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A gateway in a process of its own, on a free port. */
export interface Gateway {
  readonly url: string;
  stop(): Promise<void>;
}

const MAIN = fileURLToPath(import.meta.resolve('@isartor/cli/main'));

/** Starts it in an empty folder, so that no settings of this machine get in. */
export async function startGatewayInFrontOf(provider: string, url: string): Promise<Gateway> {
  const folder = mkdtempSync(join(tmpdir(), 'isartor-example-'));
  const env = {
    PATH: process.env.PATH,
    HOME: folder,
    ISARTOR__LLM_PROVIDER: provider,
    ISARTOR__EXTERNAL_LLM_URL: url,
    ISARTOR__HOST_PORT: '127.0.0.1:0',
  };
  const child = spawn(process.execPath, [MAIN, 'up'], { cwd: folder, env, stdio: ['ignore', 'pipe', 'inherit'] });
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

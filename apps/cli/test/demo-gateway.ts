import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../dist/main.js', import.meta.url));
/** Shorter than a hook may take, so that one that does not come to listen is told and cleared away. */
const START_TIMEOUT_MS = 15_000;
const LISTENING = /listens on (http:\/\/\S+)/;

/** The built `isartor up --demo` in a process and a folder of its own, on a free port. */
export interface DemoGateway {
  readonly url: string;
  /** What it has printed, log lines too. */
  readonly printed: string;
  /** Asks it something; tells which layer answered. */
  ask(prompt: string, headers?: Readonly<Record<string, string>>): Promise<string | null>;
  /** Asks it something until the answer is kept. */
  keep(prompt: string, headers?: Readonly<Record<string, string>>): Promise<void>;
  stop(): Promise<void>;
}

/** Starts one and waits until it listens. @throws with all it printed when it ends before. */
export async function startDemoGateway(env: Readonly<Record<string, string>> = {}): Promise<DemoGateway> {
  const folder = mkdtempSync(join(tmpdir(), 'isartor-demo-'));
  const child = spawn(process.execPath, [MAIN, 'up', '--demo', '--host-port', '127.0.0.1:0'], {
    cwd: folder,
    // Its figures would depend on how fast its model starts: tests that are about it switch it on.
    env: { HOME: folder, ISARTOR__CACHE_SEMANTIC__MODE: 'off', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  let printed = '';
  const tooLate = setTimeout(() => child.kill('SIGKILL'), START_TIMEOUT_MS);
  const url = await new Promise<string>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        printed += text;
        const [, address] = LISTENING.exec(printed) ?? [];
        if (address !== undefined) resolve(address);
      });
    }
    void ended.then(() => reject(new Error(`It ended before it listened:\n${printed}`)));
  }).finally(() => clearTimeout(tooLate));
  const send = async (prompt: string, headers: Readonly<Record<string, string>> = {}): Promise<Headers> => {
    const body = JSON.stringify({ prompt });
    const type = { 'content-type': 'application/json' };
    const response = await fetch(`${url}/api/chat`, { method: 'POST', headers: { ...type, ...headers }, body });
    await response.text();
    return response.headers;
  };
  return {
    url,
    get printed() {
      return printed;
    },
    ask: async (prompt, headers) => (await send(prompt, headers)).get('x-isartor-layer'),
    async keep(prompt, headers) {
      // An answer is kept after it was given; until then a repeat shares the first one's call.
      while (!/; hit; /.test((await send(prompt, headers)).get('cache-status') ?? ''));
    },
    async stop() {
      child.kill('SIGKILL');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

import { createHash } from 'node:crypto';
import type { Session } from './session.js';

/** A Lua script about one key. */
export interface Script {
  readonly source: string;
  readonly sha: string;
}

/** Prepares a script once. */
export const createScript = (source: string): Script => ({
  source,
  sha: createHash('sha1').update(source).digest('hex'),
});

/** Runs `script` on `key`; a server that does not know it yet is given its source. */
export async function runScript(
  send: Session['send'],
  script: Script,
  [key, ...values]: readonly [key: string, ...values: string[]],
): Promise<unknown> {
  try {
    return await send(key, ['EVALSHA', script.sha, '1', key, ...values]);
  } catch (error) {
    if (!(error instanceof Error) || !error.message.startsWith('NOSCRIPT')) throw error;
    return send(key, ['EVAL', script.source, '1', key, ...values]);
  }
}

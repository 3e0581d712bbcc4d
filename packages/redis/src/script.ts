import { createHash } from 'node:crypto';
import type { Session } from './session.js';

/** A Lua script. */
export interface Script {
  readonly source: string;
  readonly sha: string;
  /** How many of the values it is run with are keys. */
  readonly keys: number;
}

/** Prepares a script once; where it has several keys, one server must hold all of them. */
export const createScript = (source: string, keys = 1): Script => ({
  source,
  keys,
  sha: createHash('sha1').update(source).digest('hex'),
});

/** Runs `script` where `key` is; a server that does not know it yet is given its source. */
export async function runScript(
  send: Session['send'],
  script: Script,
  [key, ...values]: readonly [key: string, ...values: (string | Buffer)[]],
): Promise<unknown> {
  try {
    return await send(key, ['EVALSHA', script.sha, String(script.keys), key, ...values]);
  } catch (error) {
    if (!(error instanceof Error) || !error.message.startsWith('NOSCRIPT')) throw error;
    return send(key, ['EVAL', script.source, String(script.keys), key, ...values]);
  }
}

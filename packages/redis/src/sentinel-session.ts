import { createClient } from 'redis';
import type { Host } from './address.js';
import { singleOptions } from './client-options.js';
import { RedisCallError } from './redis-call-error.js';
import type { Session, SessionOptions } from './session.js';
import { openSingleSession } from './single-session.js';

/** Asks the sentinels who the master is, and opens a session with that server if it says the same of itself. */
export async function openSentinelSession(options: SessionOptions, signal: AbortSignal): Promise<Session> {
  const session = await openSingleSession(options, signal, await findMaster(options, signal));
  try {
    const [master] = session.masters();
    const role = await master?.(['ROLE']);
    if (Array.isArray(role) && String(role[0]) === 'master') return session;
  } catch (error) {
    session.destroy();
    throw error;
  }
  session.destroy();
  throw new RedisCallError('no master');
}

async function findMaster(options: SessionOptions, signal: AbortSignal): Promise<Host> {
  let failure: unknown = new RedisCallError('no master');
  for (const sentinel of options.address.hosts) {
    signal.throwIfAborted();
    try {
      const master = await askSentinel(options, signal, sentinel);
      if (master !== undefined) return master;
    } catch (error) {
      failure = error;
    }
  }
  throw failure;
}

async function askSentinel(options: SessionOptions, signal: AbortSignal, host: Host): Promise<Host | undefined> {
  const { sentinelCredentials, master } = options.address;
  const client = createClient(singleOptions(options, sentinelCredentials, host));
  const destroy = (): void => client.destroy();
  // Without a listener an error would end the process; it rejects the call below as well.
  client.on('error', () => {});
  signal.addEventListener('abort', destroy, { once: true });
  try {
    await client.connect();
    const found: unknown = await client.sendCommand(['SENTINEL', 'GET-MASTER-ADDR-BY-NAME', master]);
    return Array.isArray(found) ? { host: String(found[0]), port: Number(found[1]) } : undefined;
  } finally {
    signal.removeEventListener('abort', destroy);
    destroy();
  }
}

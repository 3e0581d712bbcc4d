import { createClient } from 'redis';
import type { Host } from './address.js';
import { COMMAND_OPTIONS, singleOptions } from './client-options.js';
import { openOwn } from './open-own.js';
import type { Session, SessionOptions } from './session.js';

/** Opens connections to one server: one for commands, one for messages once somebody listens. */
export async function openSingleSession(
  options: SessionOptions,
  signal: AbortSignal,
  host: Host | undefined = options.address.hosts[0],
): Promise<Session> {
  if (host === undefined) throw new TypeError('There is no host');
  const { credentials, database } = options.address;
  const client = createClient({ ...singleOptions(options, credentials, host), database });
  const subscriber = client.duplicate();
  const destroy = (): void => {
    client.destroy();
    subscriber.destroy();
  };
  for (const each of [client, subscriber]) each.on('error', options.onDown);
  const send = (args: readonly (string | Buffer)[]): Promise<unknown> => client.sendCommand(args, COMMAND_OPTIONS);
  signal.addEventListener('abort', destroy, { once: true });
  try {
    await client.connect();
    signal.throwIfAborted();
  } catch (error) {
    destroy();
    throw error;
  } finally {
    signal.removeEventListener('abort', destroy);
  }
  return {
    send: (_key, args) => send(args),
    masters: () => [send],
    openOwn: (_key, within) => openOwn(client.duplicate(), within),
    async subscribe(channel, listener) {
      await subscriber.connect();
      await subscriber.subscribe(channel, listener);
    },
    destroy,
  };
}

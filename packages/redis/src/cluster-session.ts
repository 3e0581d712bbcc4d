import { createCluster } from 'redis';
import { COMMAND_OPTIONS, clientOptions } from './client-options.js';
import { openOwn } from './open-own.js';
import { RedisCallError } from './redis-call-error.js';
import type { Send, Session, SessionOptions } from './session.js';

/** Opens connections to the nodes of a cluster; the library follows slots that move and nodes that come back. */
export async function openClusterSession(options: SessionOptions, signal: AbortSignal): Promise<Session> {
  const { hosts, credentials } = options.address;
  const defaults = clientOptions(options, credentials);
  const cluster = createCluster({
    RESP: 2,
    rootNodes: hosts.map(({ host, port }) => ({ socket: { ...defaults.socket, host, port } })),
    defaults,
  });
  // One lost node does not break the session: its keys fail, and renewals tell when the purges' node is lost.
  cluster.on('error', () => {});
  const destroy = (): void => cluster.destroy();
  signal.addEventListener('abort', destroy, { once: true });
  try {
    await cluster.connect();
    signal.throwIfAborted();
  } catch (error) {
    destroy();
    throw error;
  } finally {
    signal.removeEventListener('abort', destroy);
  }
  const sendTo =
    (master: (typeof cluster.masters)[number]): Send =>
    async (args) => {
      const client = await cluster.nodeClient(master);
      if (client === undefined) throw new RedisCallError('connection lost');
      return client.sendCommand(args, COMMAND_OPTIONS);
    };
  return {
    send: (key, args) => cluster.sendCommand(key, false, [...args], COMMAND_OPTIONS),
    masters: () => cluster.masters.map(sendTo),
    async openOwn(key, within) {
      const client = await cluster.getNodeClientForKey(key);
      const socket = { ...client.options.socket, reconnectStrategy: false as const };
      return openOwn(client.duplicate({ socket }), within);
    },
    subscribe: (channel, listener) => cluster.subscribe(channel, listener),
    destroy,
  };
}

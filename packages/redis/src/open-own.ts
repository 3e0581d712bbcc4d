import { COMMAND_OPTIONS } from './client-options.js';
import type { OwnConnection } from './session.js';

/** What we use of a client of the library. */
interface Client {
  on(event: 'error', listener: () => void): unknown;
  connect(): Promise<unknown>;
  sendCommand(args: readonly (string | Buffer)[], options: typeof COMMAND_OPTIONS): Promise<unknown>;
  destroy(): void;
}

/** Connects `client`, which nobody else uses; gives up when `signal` aborts. */
export async function openOwn(client: Client, signal: AbortSignal): Promise<OwnConnection> {
  // Whatever is sent rejects as well; without a listener an error would end the process.
  client.on('error', () => {});
  const destroy = (): void => {
    try {
      client.destroy();
    } catch {
      // It was closed already.
    }
  };
  signal.addEventListener('abort', destroy, { once: true });
  try {
    signal.throwIfAborted();
    await client.connect();
    signal.throwIfAborted();
  } catch (error) {
    destroy();
    throw error;
  } finally {
    signal.removeEventListener('abort', destroy);
  }
  return { send: (args) => client.sendCommand(args, COMMAND_OPTIONS), destroy };
}

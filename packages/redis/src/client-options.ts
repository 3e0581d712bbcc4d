import { RESP_TYPES } from 'redis';
import type { Credentials, Host } from './address.js';
import type { SessionOptions } from './session.js';

/** Commands that may wait for their replies on one connection. */
const MAX_QUEUED_COMMANDS = 20_000;

/** Texts come as bytes: most of them are payloads. */
export const COMMAND_OPTIONS = { typeMapping: { [RESP_TYPES.BLOB_STRING]: Buffer } } as const;

/** Options of every client. Commands are refused while a client is offline, never queued. */
export function clientOptions({ tls, address, connectTimeoutMs }: SessionOptions, credentials: Credentials) {
  return {
    ...credentials,
    RESP: 2,
    disableOfflineQueue: true,
    commandsQueueMaxLength: MAX_QUEUED_COMMANDS,
    disableClientInfo: true,
    maintNotifications: 'disabled',
    socket: { connectTimeout: connectTimeoutMs, ...(address.tls ? { tls: true as const, ...tls } : {}) },
  } as const;
}

/** The same for one server; a client whose connection breaks has ended. */
export function singleOptions(options: SessionOptions, credentials: Credentials, { host, port }: Host) {
  const common = clientOptions(options, credentials);
  return { ...common, socket: { ...common.socket, host, port, reconnectStrategy: false as const } };
}

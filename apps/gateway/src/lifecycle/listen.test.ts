import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { SILENT_LOGGER } from '@isartor/core';
import { describe, expect, it } from 'vitest';
import { loadConfig } from '../config/load-config.js';
import { startGateway } from '../gateway.js';

const loggers = { gateway: SILENT_LOGGER, close: async () => {} };
const configOf = (hostPort: string) =>
  loadConfig({
    env: { ISARTOR__DEMO: 'true', ISARTOR__HOST_PORT: hostPort },
    workingDirectory: tmpdir(),
    homeDirectory: tmpdir(),
  }).config;

describe('an address that cannot be listened on', () => {
  it('is named, with the reason and the way out', async () => {
    const occupant = createServer().listen(0, '127.0.0.1');
    await once(occupant, 'listening');
    const address = `127.0.0.1:${(occupant.address() as AddressInfo).port}`;
    await expect(startGateway({ config: configOf(address), loggers })).rejects.toThrow(
      `${address} is in use by another process: choose another with --host-port or host_port`,
    );
    occupant.close();
  });

  it('is told from one that is not of this machine', async () => {
    await expect(startGateway({ config: configOf('192.0.2.1:8080'), loggers })).rejects.toThrow(
      '192.0.2.1:8080 is no address of this machine',
    );
  });
});

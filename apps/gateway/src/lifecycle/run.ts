import { unwatchFile, watchFile } from 'node:fs';
import type { LoadedConfig } from '../config/load-config.js';
import { type Gateway, startGateway } from '../gateway.js';
import { createLoggers } from '../logging/logger.js';
import { messageOf } from '../logging/message-of.js';
import { startMonitoring } from '../monitoring/start-monitoring.js';
import { changedRestartKeys } from './restart-keys.js';

/** What a gateway process is run with. */
export interface RunOptions {
  /** The configuration to begin with. */
  readonly loaded: LoadedConfig;
  /** Reads the configuration anew. @throws when it is not valid. */
  readonly reload: () => LoadedConfig;
  /** Called once the gateway serves. */
  readonly onReady: (gateway: Gateway) => void;
}

const WATCH_INTERVAL_MS = 1000;

/**
 * Runs a gateway for the life of this process: reloads on SIGHUP and when the file changes, drains on SIGTERM and
 * SIGINT, exits at once on the second of them.
 */
export async function runGateway({ loaded, reload, onReady }: RunOptions): Promise<void> {
  const { config } = loaded;
  const loggers = createLoggers({
    // Whoever tries it out wants to see each request pass.
    directives: config.demo ? `${config.log},tower_http=debug` : config.log,
    format: config.enableMonitoring ? 'json' : 'pretty',
  });
  const log = loggers.gateway;
  for (const warning of loaded.warnings) log.warn({}, warning);
  const monitoring = await startMonitoring(loaded, log);
  if (monitoring?.emitLog !== undefined) loggers.exportTo(monitoring.emitLog);
  const gateway = await startGateway({ config, loggers, ...(monitoring === undefined ? {} : { monitoring }) });

  const tryReload = (): void => {
    try {
      const next = reload();
      gateway.reload(next.config);
      log.info({ needs_restart: changedRestartKeys(loaded, next) }, 'Configuration reloaded');
    } catch (error) {
      log.error({ error: messageOf(error) }, 'Configuration not reloaded: the old one stays');
    }
  };
  process.on('SIGHUP', tryReload);
  if (loaded.file !== undefined) watchFile(loaded.file, { interval: WATCH_INTERVAL_MS, persistent: false }, tryReload);

  onReady(gateway);
  const signal = await firstSignal();
  log.info({ signal, drain_timeout_secs: config.server.drainTimeoutSecs }, 'Draining');
  if (loaded.file !== undefined) unwatchFile(loaded.file);
  await gateway.shutDown();
  log.info({}, 'Stopped');
  await loggers.close();
  process.exit(0);
}

/** The first request to stop. A second one does not wait for anything. */
function firstSignal(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    let asked = false;
    const onSignal = (signal: NodeJS.Signals): void => {
      if (asked) process.exit(130);
      asked = true;
      resolve(signal);
    };
    process.on('SIGTERM', onSignal).on('SIGINT', onSignal);
  });
}

import type { Logger } from '@isartor/core';
import type { TelemetryGuard } from '@isartor/telemetry/node';
import type { LoadedConfig } from '../config/load-config.js';
import { VERSION } from '../version.js';
import { planTelemetry } from './telemetry-plan.js';

export type MonitoringGuard = Pick<TelemetryGuard, 'shutdown' | 'status' | 'collect' | 'emitLog'>;

/** Boots the OpenTelemetry SDK when monitoring is on. Off, not one module of it is loaded. Either way the log says why. */
export async function startMonitoring(
  loaded: Pick<LoadedConfig, 'config' | 'values' | 'otel'>,
  log: Logger,
): Promise<MonitoringGuard | undefined> {
  const plan = planTelemetry(loaded);
  if ('off' in plan) {
    log.info({ because: plan.off }, 'OTel disabled');
    return undefined;
  }
  const { startTelemetry } = await import('@isartor/telemetry/node');
  const guard = await startTelemetry({ ...plan.options, serviceVersion: VERSION, logger: log });
  for (const route of plan.routes) {
    log.info(route, route.exporter === 'none' ? 'OTel does not export' : 'OTel exports');
  }
  return guard;
}

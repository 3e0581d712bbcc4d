import type { Logger } from '@isartor/core';
import type { TelemetryGuard } from '@isartor/telemetry/node';
import type { GatewayConfig } from '../config/gateway-config.js';
import { VERSION } from '../version.js';

export type MonitoringGuard = Pick<TelemetryGuard, 'shutdown' | 'status'>;

/** Boots the OpenTelemetry SDK when monitoring is on. Off, not one module of it is loaded. */
export async function startMonitoring(config: GatewayConfig, log: Logger): Promise<MonitoringGuard | undefined> {
  if (!config.enableMonitoring) {
    log.info({}, 'OTel disabled');
    return undefined;
  }
  const { startTelemetry } = await import('@isartor/telemetry/node');
  const endpoint = config.otelExporterEndpoint;
  const guard = await startTelemetry({ endpoint, serviceVersion: VERSION, logger: log });
  log.info({ endpoint }, 'OTel exports by OTLP gRPC');
  return guard;
}

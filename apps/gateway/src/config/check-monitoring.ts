import type { GatewayConfig } from './gateway-config.js';

/** A warning where the log is to be sent and nothing is. */
export function unmonitoredLogsWarning({ otelLogs, enableMonitoring }: GatewayConfig): readonly string[] {
  return otelLogs && !enableMonitoring ? ['otel_logs = true has no effect: enable_monitoring is false'] : [];
}

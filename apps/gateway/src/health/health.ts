import type { TelemetryStatus } from '@isartor/telemetry/node';
import type { Exchange } from '../http/exchange.js';
import type { InFlight } from '../lifecycle/in-flight.js';
import type { MonitoringGuard } from '../monitoring/start-monitoring.js';
import type { Runtime } from '../runtime.js';
import type { SemanticCacheHost } from '../semantic-cache/semantic-cache-host.js';
import { VERSION } from '../version.js';
import type { HealthReport, LayerState, TelemetryReport } from './health-report.js';
import { reportExactCache } from './report-exact-cache.js';
import { reportSemanticCache } from './report-semantic-cache.js';

export interface Health {
  /** Takes an exchange that has ended into the totals. */
  count(exchange: Exchange): void;
  report(runtime: Runtime): Promise<HealthReport>;
}

/** Watches over the parts and tells their state. */
export function createHealth({
  inFlight,
  semanticCache,
  monitoring,
}: {
  readonly inFlight: InFlight;
  readonly semanticCache: Pick<SemanticCacheHost, 'presence'>;
  readonly monitoring?: MonitoringGuard;
}): Health {
  const startedAt = performance.now();
  let prompts = 0;
  let deflected = 0;
  return {
    count(exchange) {
      if (!exchange.route.isPrompt) return;
      prompts += 1;
      if (exchange.deflected) deflected += 1;
    },
    async report({ config, exactCache, provider }) {
      const cache = exactCache && (await reportExactCache(exactCache));
      const semantic = reportSemanticCache(semanticCache.presence);
      return {
        status: inFlight.draining ? 'draining' : 'ok',
        version: VERSION,
        uptime_seconds: Math.floor((performance.now() - startedAt) / 1000),
        demo_mode: provider === 'demo',
        layers: {
          l1a: layerState(cache),
          l1b: layerState(semantic),
          l2: 'not_built',
          'l2.5': 'not_built',
          l3: 'active',
        },
        ...(cache && { exact_cache: cache }),
        ...(semantic && { semantic_cache: semantic }),
        provider: { name: provider, model: config.externalLlmModel },
        in_flight_requests: inFlight.prompts,
        prompt_total_requests: prompts,
        prompt_total_deflected_requests: deflected,
        telemetry: monitoring === undefined ? 'disabled' : telemetryReport(monitoring.status()),
      };
    },
  };
}

function layerState(cache: { readonly state: 'ready' | 'degraded' | 'down' } | undefined): LayerState {
  if (cache === undefined) return 'disabled';
  return cache.state === 'ready' ? 'active' : cache.state;
}

function telemetryReport(status: TelemetryStatus): TelemetryReport {
  const { traces, metrics, logs, lastError, droppedSpans, droppedLogRecords, failedExports } = status;
  return {
    traces,
    metrics,
    logs,
    ...(lastError === undefined ? {} : { last_error: lastError }),
    dropped_spans: droppedSpans,
    dropped_log_records: droppedLogRecords,
    failed_exports: failedExports,
  };
}

import type { MetricFamily } from '@isartor/telemetry/prometheus';
import { createGcSeconds } from './gc-seconds.js';
import { observeProcess } from './observe-process.js';
import { createProcessFigures, processFamilies } from './process-figures.js';
import { runtimeFamilies } from './runtime-families.js';
import type { MonitoringGuard } from './start-monitoring.js';

/** What `GET /metrics` shows. */
export interface MetricsPage {
  /** All metrics as they are now; of the process alone while monitoring is off. Never rejects. */
  collect(): Promise<readonly MetricFamily[]>;
}

/** Makes the page, and has the figures of the process exported as well while monitoring is on. */
export function createMetricsPage(inFlight: { readonly prompts: number }, monitoring?: MonitoringGuard): MetricsPage {
  const figures = createProcessFigures(inFlight);
  if (monitoring !== undefined) observeProcess(figures);
  const gc = createGcSeconds();
  const own = (): readonly MetricFamily[] => processFamilies(figures);
  return {
    async collect() {
      // The SDK has the process' own figures too. Should it not answer, the page goes without the rest of it: to have
      // nothing there would look like a gateway that is down.
      const collected = monitoring === undefined ? own() : await monitoring.collect().catch(own);
      return [...collected, ...runtimeFamilies(gc)];
    },
  };
}

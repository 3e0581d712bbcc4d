import { createMetrics, INSTRUMENTS } from '@isartor/telemetry';

/** What the pipeline measures: each layer that settled a request, each that it reached, and each that failed open. */
export const metrics = createMetrics({
  layerDuration: INSTRUMENTS.layerDuration,
  layerAttemptDuration: INSTRUMENTS.layerAttemptDuration,
  errors: INSTRUMENTS.errors,
});

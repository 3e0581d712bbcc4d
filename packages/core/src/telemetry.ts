import { createMetrics, INSTRUMENTS } from '@isartor/telemetry';

/** What the pipeline measures: each layer that settled a request, and each that failed open. */
export const metrics = createMetrics({ layerDuration: INSTRUMENTS.layerDuration, errors: INSTRUMENTS.errors });

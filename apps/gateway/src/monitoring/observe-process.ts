import { observeMetrics, PROCESS_INSTRUMENTS } from '@isartor/telemetry';
import { BUILD, type ProcessFigures } from './process-figures.js';

/** Tells at each collection of metrics how the process is. */
export function observeProcess(figures: ProcessFigures): void {
  observeMetrics(PROCESS_INSTRUMENTS, (observe) => {
    observe.inFlightRequests(figures.inFlight, {});
    observe.buildInfo(1, BUILD);
    const delay = figures.eventLoop.read();
    if (delay === undefined) return;
    observe.eventLoopDelay(delay.p50, { percentile: '50' });
    observe.eventLoopDelay(delay.p99, { percentile: '99' });
    observe.eventLoopDelay(delay.max, { percentile: '100' });
  });
}

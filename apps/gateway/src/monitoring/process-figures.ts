import { bounded, PROCESS_INSTRUMENTS } from '@isartor/telemetry';
import type { MetricFamily, NumberPoint } from '@isartor/telemetry/prometheus';
import { VERSION } from '../version.js';
import { createEventLoopDelayMonitor, type EventLoopDelayMonitor } from './event-loop-delay.js';

/** What the process tells of itself, by OpenTelemetry and on its own page. */
export interface ProcessFigures {
  /** Prompts under way. */
  readonly inFlight: number;
  readonly eventLoop: EventLoopDelayMonitor;
}

/** Both versions are what they are for the life of a process. */
export const BUILD = {
  version: bounded(VERSION, [VERSION]),
  node: bounded(process.version, [process.version]),
} as const;

export function createProcessFigures(inFlight: { readonly prompts: number }): ProcessFigures {
  return {
    get inFlight() {
      return inFlight.prompts;
    },
    eventLoop: createEventLoopDelayMonitor(),
  };
}

/** The same figures where there is no SDK to collect them. */
export function processFamilies(figures: ProcessFigures): readonly MetricFamily[] {
  const delay = figures.eventLoop.read();
  const delays =
    delay === undefined
      ? []
      : ([
          ['0.5', delay.p50],
          ['0.99', delay.p99],
          ['1', delay.max],
        ] as const);
  const { inFlightRequests, eventLoopDelay, buildInfo } = PROCESS_INSTRUMENTS;
  return [
    gauge(inFlightRequests, [{ labels: {}, value: figures.inFlight }]),
    gauge(
      eventLoopDelay,
      delays.map(([percentile, value]) => ({ labels: { percentile }, value })),
    ),
    gauge(buildInfo, [{ labels: BUILD, value: 1 }]),
  ];
}

interface Facts {
  readonly name: string;
  readonly description: string;
  readonly unit: string;
}

const gauge = ({ name, description, unit }: Facts, points: readonly NumberPoint[]): MetricFamily => ({
  ...{ name, description, unit },
  kind: 'gauge',
  points,
});

import type { IsartorError, Logger } from '@isartor/core';
import type { Exchange } from '../http/exchange.js';
import { lineFields } from '../monitoring/line-fields.js';
import { metrics } from '../telemetry.js';

/** Tells the trace who was let in: with a key (`pass`), or because none is asked for (`open`). */
export function tellAdmission({ span, keySource }: Exchange, outcome: 'pass' | 'open'): void {
  span.event('auth', { outcome, source: keySource });
}

/** Tells trace, log and metrics that somebody was turned away at the door, and by which way the key came, never the key. */
export function tellRejection(exchange: Exchange, log: Logger, { code }: IsartorError): void {
  const { span, keySource, tool } = exchange;
  span.event('auth', { outcome: 'reject', source: keySource });
  metrics.errors.add(1, { layer: 'L0_Auth', error_class: 'fatal', tool });
  const message = code === 'unauthorized' ? 'Gateway key rejected' : 'Caller refused';
  log.warn({ ...lineFields(exchange), code, key_source: keySource }, message);
}

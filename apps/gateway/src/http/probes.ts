import type { HealthReport } from '../health/health-report.js';
import type { Exchange } from './exchange.js';
import { sendJson } from './send.js';

/** 200 while the process lives. */
export function sendLiveness(exchange: Exchange): void {
  sendJson(exchange, 200, { status: 'ok' });
}

/** 503 from the moment the gateway stops taking prompts. */
export function sendReadiness(exchange: Exchange, draining: boolean): void {
  if (draining) sendJson(exchange, 503, { status: 'draining' });
  else sendJson(exchange, 200, { status: 'ready' });
}

/** The state of each part. */
export function sendHealth(exchange: Exchange, report: HealthReport): void {
  sendJson(exchange, 200, report);
}

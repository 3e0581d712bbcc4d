import type { Logger } from '@isartor/core';
import type { Exchange } from '../http/exchange.js';
import { lineFields } from '../monitoring/line-fields.js';

/** A log whose lines name the request they belong to. What they say of it is put together when one is written. */
export class RequestLog implements Logger {
  readonly #log: Logger;
  readonly #exchange: Exchange;

  constructor(log: Logger, exchange: Exchange) {
    this.#log = log;
    this.#exchange = exchange;
  }

  debug(fields: object, message: string): void {
    this.#log.debug({ ...lineFields(this.#exchange), ...fields }, message);
  }

  info(fields: object, message: string): void {
    this.#log.info({ ...lineFields(this.#exchange), ...fields }, message);
  }

  warn(fields: object, message: string): void {
    this.#log.warn({ ...lineFields(this.#exchange), ...fields }, message);
  }

  error(fields: object, message: string): void {
    this.#log.error({ ...lineFields(this.#exchange), ...fields }, message);
  }
}

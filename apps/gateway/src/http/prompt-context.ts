import type { CacheControls, LayerContext, Logger, Scope } from '@isartor/core';
import type { Bounded } from '@isartor/telemetry';
import type { Context } from '@opentelemetry/api';
import type { CallerCredentials } from '../auth/caller-credentials.js';
import { RequestLog } from '../logging/request-log.js';
import type { Exchange } from './exchange.js';

/** What is known of a prompt besides the exchange it came by. */
export interface PromptFacts {
  readonly scope: Scope;
  readonly controls: CacheControls;
  readonly log: Logger;
  readonly defer: LayerContext['defer'];
  readonly credentials?: CallerCredentials;
}

/** A prompt's context. Signal, parent and log are made when a layer asks for them: a cache hit asks for none of them. */
export class PromptContext implements LayerContext {
  readonly scope: Scope;
  readonly controls: CacheControls;
  readonly defer: LayerContext['defer'];
  readonly credentials?: CallerCredentials;
  readonly #exchange: Exchange;
  readonly #log: Logger;

  constructor(exchange: Exchange, facts: PromptFacts) {
    this.#exchange = exchange;
    this.scope = facts.scope;
    this.controls = facts.controls;
    this.#log = facts.log;
    this.defer = facts.defer;
    if (facts.credentials !== undefined) this.credentials = facts.credentials;
  }

  get requestId(): string {
    return this.#exchange.requestId;
  }

  get log(): Logger {
    return new RequestLog(this.#log, this.#exchange);
  }

  get tool(): Bounded {
    return this.#exchange.tool;
  }

  get providerHeaders(): Readonly<Record<string, string>> {
    const { incoming, route } = this.#exchange;
    const { headers } = incoming;
    const passedOn: Record<string, string> = {};
    for (const name of route.codec.headers.account) {
      const value = headers[name];
      if (typeof value === 'string') passedOn[name] = value;
    }
    return passedOn;
  }

  get signal(): AbortSignal {
    return this.#exchange.signal;
  }

  get parent(): Context {
    return this.#exchange.span.context;
  }
}

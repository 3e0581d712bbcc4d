import type { IncomingMessage, ServerResponse } from 'node:http';
import { createJourney, IsartorError, type Journey, type LayerName, shortLayerName } from '@isartor/core';
import type { Bounded, FinalLayer, OpenSpan, SpanCatalogue } from '@isartor/telemetry';
import type { FamilyHeaders } from '../caching/families/cache-family.js';
import type { Route } from './routes.js';

export type RootSpan = OpenSpan<SpanCatalogue['gateway_request']['end']>;

export interface ExchangeFacts {
  readonly requestId: string;
  readonly incoming: IncomingMessage;
  readonly outgoing: ServerResponse;
  readonly span: RootSpan;
  readonly tool: Bounded;
  readonly route: Route;
}

/** One for all: to abort without a reason makes a new exception with a stack each time. */
const CLIENT_LEFT = new IsartorError('client_closed', 'The client has left');

/** One HTTP request and its response, from the first byte in to the last byte out. */
export class Exchange {
  readonly requestId: string;
  readonly incoming: IncomingMessage;
  readonly outgoing: ServerResponse;
  readonly span: RootSpan;
  readonly tool: Bounded;
  readonly startedAt: number = performance.now();
  readonly journey: Journey = createJourney('L3_Cloud');
  route: Route;
  /** Who settled the request, where it was not a layer. */
  door: Extract<FinalLayer, `L0_${string}`> | undefined;
  /** What the answer says in the headers of other gateways; absent for a request that used none of theirs. */
  familyHeaders: ((journey: Journey) => FamilyHeaders) | undefined;
  /** UTF-8 bytes of the prompt, once it was read. */
  promptBytes = 0;
  /** The answer broke after its status had been sent. */
  broken = false;
  #controller: AbortController | undefined;

  constructor(facts: ExchangeFacts) {
    this.requestId = facts.requestId;
    this.incoming = facts.incoming;
    this.outgoing = facts.outgoing;
    this.span = facts.span;
    this.tool = facts.tool;
    this.route = facts.route;
  }

  get finalLayer(): FinalLayer | LayerName {
    return this.door ?? this.journey.layer;
  }

  /** A layer before the provider settled the request; what was turned away at the door was not deflected. */
  get deflected(): boolean {
    const layer = shortLayerName(this.finalLayer);
    return layer !== 'l0' && layer !== 'l3';
  }

  /** Aborted when the client has left or the gateway gives the request up. Made on demand: a cache hit needs none. */
  get signal(): AbortSignal {
    if (this.#controller === undefined) {
      this.#controller = new AbortController();
      if (this.outgoing.closed) this.#controller.abort(CLIENT_LEFT);
    }
    return this.#controller.signal;
  }

  abort(reason: IsartorError = CLIENT_LEFT): void {
    this.#controller?.abort(reason);
  }
}

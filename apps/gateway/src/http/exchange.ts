import type { IncomingMessage, ServerResponse } from 'node:http';
import {
  type ChatRequest,
  createJourney,
  IsartorError,
  type Journey,
  type LayerName,
  shortLayerName,
} from '@isartor/core';
import type { Bounded, FinalLayer, OpenSpan, SpanCatalogue } from '@isartor/telemetry';
import type { KeySource } from '../auth/presented-key.js';
import type { FamilyHeaders } from '../caching/families/cache-family.js';
import type { PaidAnswer } from '../monitoring/saved-cost.js';
import type { Route } from './routes.js';

export type RootSpan = OpenSpan<SpanCatalogue['gateway_request']['end']>;

export interface ExchangeFacts {
  readonly requestId: string;
  readonly incoming: IncomingMessage;
  readonly outgoing: ServerResponse;
  readonly span: RootSpan;
  /** False while monitoring is off, and for who reads the metrics. */
  readonly measured: boolean;
  /** The span has only the stable names of the HTTP conventions. */
  readonly stableOnly: boolean;
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
  readonly measured: boolean;
  readonly stableOnly: boolean;
  readonly tool: Bounded;
  readonly startedAt: number = performance.now();
  readonly journey: Journey = createJourney('L3_Cloud');
  route: Route;
  /** Who settled the request, where it was not a layer: whatever becomes of it before the first, the door does. */
  door: Extract<FinalLayer, `L0_${string}`> | undefined = 'L0_Rejected';
  /** By which header a gateway key came, or `query`; `none` where none was looked for or found. */
  keySource: KeySource = 'none';
  /** What an answer used that no paid model had to give again. */
  saving: PaidAnswer | undefined;
  /** Prompt tokens, estimated, that no paid model had to read, and what that would have cost; set with the last byte. */
  savedTokens = 0;
  savedUsd = 0;
  /** What the answer says in the headers of other gateways; absent for a request that used none of theirs. */
  familyHeaders: ((journey: Journey) => FamilyHeaders) | undefined;
  /** Whose request it is, once that is known; '' before, and for nobody. */
  tenant = '';
  /** The prompt, once it was read. */
  request: ChatRequest | undefined;
  /** Bytes of its body. */
  bodyBytes = 0;
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
    this.measured = facts.measured;
    this.stableOnly = facts.stableOnly;
    this.tool = facts.tool;
    this.route = facts.route;
  }

  /** A follower of a call that broke has, in the end, waited for the cloud. */
  get finalLayer(): FinalLayer | LayerName {
    return this.door ?? (this.broken && this.journey.coalesced ? 'L3_Cloud' : this.journey.layer);
  }

  /** A prompt came in by a route for prompts; a browser's question whether it may send one is none. */
  get isPrompt(): boolean {
    return this.route.isPrompt && this.incoming.method !== 'OPTIONS';
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

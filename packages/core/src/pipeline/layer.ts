import type { Bounded, LayerLabel } from '@isartor/telemetry';
import type { Context } from '@opentelemetry/api';
import type { CacheControls } from '../cache-controls.js';
import type { Completion } from '../chat/completion.js';
import type { ChatReply } from '../chat/reply.js';
import type { ChatRequest } from '../chat/request.js';
import type { Logger } from '../logger.js';
import type { Scope } from '../scope.js';
import type { Secret } from '../secret.js';

/** A layer's name: one of the contract's, or a bounded name of your own such as `bounded('L1_Faq', ['L1_Faq'])`. */
export type LayerName = LayerLabel | Bounded;

/** One member of RFC 9211's `Cache-Status`: what one cache did with the request. */
export interface CacheStatus {
  readonly cache: string;
  readonly outcome: 'hit' | 'miss' | 'bypass' | 'stale';
  /** Freshness left, in seconds; only on hits. */
  readonly ttlSeconds?: number;
  /** Age of the stored answer, in seconds; only on hits. */
  readonly ageSeconds?: number;
  /** Similarity of the nearest question that was compared, from 0 to 1; only of a semantic cache. */
  readonly similarity?: number;
  readonly detail?: string;
}

/** What a layer gets to know about the request besides its content. */
export interface LayerContext {
  readonly requestId: string;
  readonly scope: Scope;
  readonly controls: CacheControls;
  /** Aborted when nobody waits for the answer any more, or when its deadline has passed. */
  readonly signal: AbortSignal;
  /** The OpenTelemetry context whose span is the parent of every span opened for this request. */
  readonly parent: Context;
  /**
   * The caller's own headers for an upstream that speaks the caller's dialect (`openai-organization`), lower-case names.
   * They say who pays and how often, not what is answered: they are in no cache key.
   */
  readonly providerHeaders?: Readonly<Record<string, string>>;
  /**
   * The caller's own credential for an upstream of the caller's dialect, by header (lower-case names); it goes in place
   * of the provider's configured key.
   */
  readonly credentials?: Readonly<Record<string, Secret>>;
  /** The calling agent, as the metric label `tool`. */
  readonly tool: Bounded;
  readonly log: Logger;
  /** Keeps the process from shutting down before `work` has ended. Never rejects into the request. */
  defer(work: Promise<unknown>): void;
}

/** How the rest of a request ended, told once to every layer that passed it on with an `onSettled`. */
export type Settlement =
  | { readonly status: 'completed'; readonly completion: Completion; readonly resolvedBy: LayerName }
  /** The answer was whole, but larger than what the pipeline keeps for hooks. */
  | { readonly status: 'unrecorded'; readonly resolvedBy: LayerName }
  | { readonly status: 'failed'; readonly error: unknown }
  | { readonly status: 'abandoned' };

/** An answer that a layer has. */
export interface LayerHit {
  readonly reply: ChatReply;
  readonly cacheStatus?: CacheStatus;
}

/** Work that identical requests share. */
export interface FlightOffer {
  /** Requests with an equal key share what runs after this layer. The key must hold the scope. */
  readonly key: string;
  /**
   * Asked by the one request that would run it, before it does: an answer that somebody outside this process is making,
   * waited for, or nothing. Whom it answers counts as coalesced. `signal` aborts when nobody waits any more; a failure
   * leaves the work to be done here.
   */
  readonly elsewhere?: (signal: AbortSignal) => Promise<ChatReply | undefined>;
}

/** A layer's verdict. */
export type LayerResult =
  | ({ readonly outcome: 'hit' } & LayerHit)
  | {
      readonly outcome: 'pass';
      readonly request: ChatRequest;
      readonly cacheStatus?: CacheStatus;
      readonly flight?: FlightOffer;
      /**
       * An answer in place of a failure of what is below, or nothing; its `cacheStatus` replaces the one told before. Not
       * asked when nobody waits any more; a failure of its own leaves the first one standing.
       */
      readonly fallback?: (error: unknown) => Promise<LayerHit | undefined>;
      readonly onSettled?: (settlement: Settlement) => void | Promise<void>;
    };

/** One step of the pipeline: answers a request (`hit`) or hands it on (`pass`). It never sees what is below it. */
export interface Layer {
  readonly name: LayerName;
  /**
   * An optimisation that breaks must never break a request (`pass`); a policy that breaks must (`throw`), and no
   * caller can have it left out.
   */
  readonly onFailure: 'pass' | 'throw';
  /** The layer answers from stored answers: of all optimisations the only kind that `only-if-cached` allows. */
  readonly isCache?: boolean;
  handle(request: ChatRequest, context: LayerContext): Promise<LayerResult>;
}

/** The end of the line: answers or throws. Retry and failover live inside it. */
export interface Terminal {
  readonly name: LayerName;
  resolve(request: ChatRequest, context: LayerContext): Promise<ChatReply>;
}

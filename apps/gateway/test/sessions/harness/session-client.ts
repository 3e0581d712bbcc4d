import type { UpstreamDialect } from '@isartor/testing';
import type { RecordedReply } from './recorded-fetch.js';

/** One request, by its bytes. */
export interface SessionRequest {
  readonly body: string;
  readonly stream: boolean;
  readonly headers?: Readonly<Record<string, string>>;
  /** How the caller says who it is; a usual key when left out. */
  readonly credentials?: Readonly<Record<string, string>>;
  /** Hangs up once so many frames have come. */
  readonly leaveAfterFrames?: number;
}

/** What an SDK made of an answer. */
export type Outcome =
  | { readonly final: unknown }
  | { readonly failure: { readonly name: string; readonly status: unknown; readonly requestId: unknown } };

export interface SessionExchange {
  readonly reply: RecordedReply | undefined;
  readonly outcome: Outcome;
}

/** A coding agent's way of asking: an official SDK with the agent's headers. */
export interface SessionClient {
  readonly dialect: UpstreamDialect;
  /** Where the agent asks, and the path by which that arrives upstream. */
  readonly upstreamPath: string;
  /** Headers that have to arrive upstream as they were sent. */
  readonly meant: Readonly<Record<string, string>>;
  /** Asks `origin` once; failures of the SDK are part of the result. */
  ask(origin: string, request: SessionRequest): Promise<SessionExchange>;
}

/** Runs one call of an SDK to its end, whatever that is. */
export async function outcomeOf(call: () => Promise<unknown>): Promise<Outcome> {
  try {
    return { final: await call() };
  } catch (error) {
    const { status, requestID: requestId } = error as { readonly status?: unknown; readonly requestID?: unknown };
    return { failure: { name: error instanceof Error ? error.constructor.name : String(error), status, requestId } };
  }
}

/** The credentials of a caller that nobody gave others. */
export const CALLER_KEY = 'sk-of-the-caller';

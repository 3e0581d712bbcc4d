import type { ModelAnswer } from './model-answer.js';
import type { RecordedRequest } from './recorded-request.js';
import type { Behaviour, ReplyPlan } from './reply-plan.js';

/** What a provider is asked for. */
export type UpstreamOperation = 'chat' | 'count' | 'embeddings' | 'models';

/** What an error says; what is left out is what the provider usually says with that status. */
export interface ErrorDetails {
  readonly message?: string;
  /** The provider's word for it: `error.type` in OpenAI's and Anthropic's dialects, `error.status` in Gemini's. */
  readonly type?: string;
  /** `error.code` in OpenAI's dialects; the others have none. */
  readonly code?: string;
  /** When to come back, told where the provider tells it: a `retry-after` header, or Gemini's `RetryInfo`. */
  readonly retryAfterSeconds?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What interrupts a stream. */
export interface StreamError extends ErrorDetails {
  /** 500 when left out. */
  readonly status?: number;
  /** In the Responses dialect: a `response.failed` event in place of an `error` event. */
  readonly asResponse?: boolean;
}

/** A stream that an error interrupts. */
export interface BrokenStream {
  readonly request: RecordedRequest;
  /** What was told before the error. */
  readonly plan: ReplyPlan;
  readonly error: StreamError;
}

/** How one provider speaks. */
export interface Dialect {
  /** What the path asks for; undefined where it is not one of this provider's. */
  operationOf(request: RecordedRequest): UpstreamOperation | undefined;
  /** Tells an answer, as JSON or as a stream, whichever the request wants. */
  answer(answer: ModelAnswer): Behaviour;
  /** What is answered when nothing is scripted. */
  readonly unscripted: Readonly<Partial<Record<UpstreamOperation, Behaviour>>>;
  /** Fails with this status. */
  error(status: number, details: ErrorDetails): Behaviour;
  /** What is sent in place of the rest of a stream. */
  errorChunks(broken: BrokenStream): readonly string[];
}

/** The path without its query. */
export const pathnameOf = ({ path }: RecordedRequest): string => path.split('?', 1)[0] ?? '';

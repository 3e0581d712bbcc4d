import type {
  ChatEvent,
  ChatRequest,
  Completion,
  IsartorError,
  Operation,
  RequestDraft,
  WireFormat,
} from '@isartor/core';

/** A request as it came through the door. */
export interface IncomingBody {
  /** The body as received; at most the gateway's body limit. */
  readonly body: Uint8Array;
  /** The media type in lower case, without parameters; empty when none was sent. */
  readonly mediaType: string;
  /** The model that the path names, in dialects where it does. */
  readonly model?: string;
}

/** What is new in every rendering of an answer, cached or not. */
export interface ReplyIdentity {
  /** A fresh id without the dialect's prefix; each dialect adds its own (`chatcmpl-`). */
  readonly id: string;
  /** Seconds since 1970. */
  readonly created: number;
  /** Who resolved the request, 1, 2 or 3; only the native dialect tells it. */
  readonly layer: 1 | 2 | 3;
  /** The gateway's own id of the HTTP request. */
  readonly requestId: string;
}

/** Turns canonical events into the text of SSE frames; holds what one stream needs to remember. */
export interface EventRenderer {
  /** The frames for these events, possibly none (''). */
  render(events: readonly ChatEvent[]): string;
  /** What closes a whole answer (`data: [DONE]`). */
  end(): string;
  /**
   * What tells the client that the answer broke; nothing may follow it. `lastFrame` is the last frame of the client's own
   * dialect that was passed on as received, in a dialect that numbers its events.
   */
  error(error: IsartorError, lastFrame?: Uint8Array): string;
  /**
   * Turns a frame of the client's own dialect, as received, into what this client is sent. Left out where frames pass as
   * they are.
   */
  reframe?(frame: Uint8Array): string;
}

/** A rendered error: everything but the gateway's own headers. */
export interface RenderedError {
  readonly status: number;
  /** Lower-case names; holds `content-type`, and `retry-after` when the error knows it. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Which of the caller's headers mean something to a provider of its dialect; lower-case names. */
export interface DialectHeaders {
  /** Those that can change the answer, each with the values that change nothing. */
  readonly features: Readonly<Record<string, readonly string[]>>;
  /** Those that say who pays, or how often, but not what is answered. */
  readonly account: readonly string[];
  /** Where an answer of this dialect tells its request id besides `x-request-id`. */
  readonly requestId?: string;
}

/** The content type of server-sent events. */
export const EVENT_STREAM = 'text/event-stream; charset=utf-8';

/** One operation of one dialect as the gateway's clients speak it. */
export interface ClientCodec {
  readonly format: WireFormat;
  /** What is asked for here. */
  readonly operation: Operation;
  readonly headers: DialectHeaders;
  /** The content type of a streamed answer. */
  readonly streamType: string;
  /** @throws IsartorError `invalid_request` (with `param`) or `unsupported_feature`. */
  parseRequest(incoming: IncomingBody): RequestDraft;
  /**
   * The start of the JSON body of a whole answer: what is new in each rendering, or repeats the request.
   * `renderReplyTail` follows without a separator.
   */
  renderReplyHead(identity: ReplyIdentity, request: ChatRequest): string;
  /** The rest of that body: it depends on the completion alone, so it can be kept beside a cached one. */
  renderReplyTail(completion: Completion): string;
  createEventRenderer(identity: ReplyIdentity, request: ChatRequest): EventRenderer;
  renderError(error: IsartorError, requestId: string): RenderedError;
}

/** What an upstream's error body says, secrets not yet masked. */
export interface UpstreamError {
  readonly message?: string;
  readonly type?: string;
  readonly code?: string;
  readonly param?: string;
  /** When to come back, where the dialect tells it in the body. */
  readonly retryAfterSeconds?: number;
}

/** Turns the data of an upstream's SSE frames into canonical events. */
export interface EventParser {
  /**
   * The events of one frame.
   * @throws IsartorError `upstream_invalid` for data that is not this dialect's, `upstream_failed` for an error event.
   */
  push(frame: SseFrame): readonly ChatEvent[];
  /** The dialect's terminator was seen: nothing of the answer follows. Never true where a dialect has none. */
  readonly terminated: boolean;
  /** All that makes an answer whole was seen: a finish reason for every started choice, the terminator if there is one. */
  readonly complete: boolean;
}

/** One server-sent event. `bytes` are the frame as received, blank line included. */
export interface SseFrame {
  readonly event?: string;
  readonly data: string;
  readonly bytes: Uint8Array;
}

/** What `buildRequest` may be told besides the request. */
export interface BuildOptions {
  /** Ask upstream for a usage frame although the caller did not. */
  readonly withUsage: boolean;
  /** Stream upstream. */
  readonly stream: boolean;
}

/** An operation other than chat as a provider speaks it. */
export interface OperationCodec {
  /** @throws IsartorError `unsupported_feature` for what this dialect cannot carry and would change the answer. */
  buildRequest(request: ChatRequest): Uint8Array | string;
  /** @throws IsartorError `upstream_invalid` when the body is no answer to this operation. */
  parseReply(body: Uint8Array, provider: string, request: ChatRequest): Completion;
}

/** One dialect as a provider speaks it. */
export interface ProviderCodec {
  readonly format: WireFormat;
  /** Left out where the dialect cannot count. */
  readonly countTokens?: OperationCodec;
  /** Left out where the dialect has no embeddings. */
  readonly embeddings?: OperationCodec;
  /**
   * The body of a chat to send. A request whose `source` is of this format goes out as received, but for the model,
   * `stream_options` and the gateway's own fields.
   * @throws IsartorError `unsupported_feature` for what this dialect cannot carry and would change the answer.
   */
  buildRequest(request: ChatRequest, options: BuildOptions): Uint8Array | string;
  /** @throws IsartorError `upstream_invalid` when the body is not a whole answer of this dialect. */
  parseReply(body: Uint8Array, provider: string): Completion;
  createEventParser(): EventParser;
  parseError(body: Uint8Array): UpstreamError;
}

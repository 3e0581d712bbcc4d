import type { ChatEvent, ChatRequest, Completion, IsartorError, RequestDraft, WireFormat } from '@isartor/core';

/** A request as it came through the door. */
export interface IncomingBody {
  /** The body as received; at most the gateway's body limit. */
  readonly body: Uint8Array;
  /** The media type in lower case, without parameters; empty when none was sent. */
  readonly mediaType: string;
}

/** What is new in every rendering of an answer, cached or not. */
export interface ReplyIdentity {
  /** A fresh id without the dialect's prefix; each dialect adds its own (`chatcmpl-`). */
  readonly id: string;
  /** Seconds since 1970. */
  readonly created: number;
  /** Who resolved the request, 1, 2 or 3; only the native dialect tells it. */
  readonly layer: 1 | 2 | 3;
}

/** Turns canonical events into the text of SSE frames; holds what one stream needs to remember. */
export interface EventRenderer {
  /** The frames for these events, possibly none (''). */
  render(events: readonly ChatEvent[]): string;
  /** What closes a whole answer (`data: [DONE]`). */
  end(): string;
  /** What tells the client that the answer broke; nothing may follow it. */
  error(error: IsartorError): string;
}

/** A rendered error: everything but the gateway's own headers. */
export interface RenderedError {
  readonly status: number;
  /** Lower-case names; holds `content-type`, and `retry-after` when the error knows it. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** One dialect as the gateway's clients speak it. */
export interface ClientCodec {
  readonly format: WireFormat;
  /** @throws IsartorError `invalid_request` (with `param`) or `unsupported_feature`. */
  parseRequest(incoming: IncomingBody): RequestDraft;
  /** The JSON body of a whole answer. */
  renderReply(completion: Completion, identity: ReplyIdentity): string;
  /**
   * What of that body is new in each rendering: `renderReplyHead(identity) + renderReplyTail(completion)` is
   * `renderReply(completion, identity)`.
   */
  renderReplyHead(identity: ReplyIdentity): string;
  /** The rest of that body: it depends on the completion alone, so it can be kept beside a cached one. */
  renderReplyTail(completion: Completion): string;
  createEventRenderer(identity: ReplyIdentity, request: ChatRequest): EventRenderer;
  renderError(error: IsartorError): RenderedError;
}

/** What an upstream's error body says, secrets not yet masked. */
export interface UpstreamError {
  readonly message?: string;
  readonly type?: string;
  readonly code?: string;
  readonly param?: string;
}

/** Turns the data of an upstream's SSE frames into canonical events. */
export interface EventParser {
  /**
   * The events of one frame.
   * @throws IsartorError `upstream_invalid` for data that is not this dialect's, `upstream_failed` for an error event.
   */
  push(frame: SseFrame): readonly ChatEvent[];
  /** True once the dialect's terminator and a finish reason for every started choice were seen. */
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

/** One dialect as a provider speaks it. */
export interface ProviderCodec {
  readonly format: WireFormat;
  /**
   * The body to send. A request whose `source` is of this format goes out as received, but for the model,
   * `stream_options` and the gateway's own fields.
   * @throws IsartorError `unsupported_feature` for what this dialect cannot carry and would change the answer.
   */
  buildRequest(request: ChatRequest, options: BuildOptions): Uint8Array | string;
  /** @throws IsartorError `upstream_invalid` when the body is not a whole answer of this dialect. */
  parseReply(body: Uint8Array, provider: string): Completion;
  createEventParser(): EventParser;
  parseError(body: Uint8Array): UpstreamError;
}

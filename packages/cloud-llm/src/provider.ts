import type { ChatReply, ChatRequest, Operation, Secret, WireFormat } from '@isartor/core';
import type { CancelSignal } from './cancel-signal.js';

/** What a provider can do, for the engine and for whoever chooses among providers. */
export interface ProviderCapabilities {
  readonly operations: readonly Operation[];
}

/** How one request is to be sent. */
export interface ProviderCall {
  /** Ends the call at once: `send` or a pending frame rejects and the connection is dropped. */
  readonly signal: CancelSignal;
  /** Ask for a stream. The provider may still give a whole answer. */
  readonly stream: boolean;
  /** The caller's own headers, of the dialect's family; the provider picks what means something to it. */
  readonly headers?: Readonly<Record<string, string>>;
  /** The caller's own credential, of the dialect's family, by header; it goes in place of the provider's key. */
  readonly credentials?: Readonly<Record<string, Secret>>;
  /** Called whenever the upstream sent something, were it only a comment. */
  readonly onActivity: () => void;
}

/** One upstream: sends a request once. Deadlines and retries are the engine's. */
export interface Provider {
  /** The name requests are routed by: `ChatRequest.provider`. */
  readonly name: string;
  readonly capabilities: ProviderCapabilities;
  /** Names of models that belong to this provider wherever they are asked for without one. */
  readonly modelFamilies: readonly RegExp[];
  /** Host and port, for telemetry. */
  readonly server?: { readonly host: string; readonly port: number };
  /** The wire format in which a request goes up; left out by a provider that speaks none. */
  dialectFor?(request: ChatRequest): WireFormat;
  /**
   * One attempt. A stream is handed out only once its first event has arrived, so whatever fails before it rejects
   * here; whatever fails after it rejects the iteration.
   * @throws IsartorError of an `upstream_*` code, `unsupported_feature`, or the reason of `call.signal`.
   */
  send(request: ChatRequest, call: ProviderCall): Promise<ChatReply>;
  /** Lets every connection go. */
  close(): Promise<void>;
}

import type { Extensions, JsonObject, WireFormat } from './extensions.js';
import type { Message } from './message.js';

/** What is asked of a model: an answer, vectors, or the number of tokens. */
export type Operation = 'chat' | 'embeddings' | 'count_tokens';

/** A tool the model may call. `parameters` is the JSON schema as the caller gave it. */
export interface Tool {
  readonly kind: 'function' | 'custom';
  readonly name: string;
  readonly description?: string;
  readonly parameters?: JsonObject;
  readonly strict?: boolean;
  readonly extensions?: Extensions;
}

/** A tool of a type the canonical model does not name (a provider's own server-side tool, for example). */
export interface UnknownTool {
  readonly kind: 'unknown';
  readonly format: WireFormat;
  readonly value: JsonObject;
}

/** Whether the model may, must or must not call a tool, or which one it must call. */
export type ToolChoice =
  | { readonly kind: 'auto' | 'none' | 'required' }
  | { readonly kind: 'tool'; readonly name: string; readonly toolKind: 'function' | 'custom' }
  | { readonly kind: 'unknown'; readonly format: WireFormat; readonly value: JsonObject };

/** The shape that the answer must have; absent for plain text. */
export type ResponseFormat =
  | { readonly kind: 'json' }
  | {
      readonly kind: 'json-schema';
      readonly name?: string;
      readonly description?: string;
      readonly schema?: JsonObject;
      readonly strict?: boolean;
    }
  | { readonly kind: 'unknown'; readonly format: WireFormat; readonly value: JsonObject };

/** How the model draws its answer. A field that is absent, or holds the wire format's neutral value, is left out. */
export interface Sampling {
  readonly temperature?: number;
  readonly topP?: number;
  readonly topK?: number;
  readonly maxOutputTokens?: number;
  readonly stop?: readonly string[];
  /** How many answers are drawn; left out when 1. */
  readonly candidates?: number;
  readonly seed?: number;
  readonly presencePenalty?: number;
  readonly frequencyPenalty?: number;
  readonly logitBias?: Readonly<Record<string, number>>;
  /** How many alternatives per token are reported; 0 asks for the chosen token's alone. Absent = no log probabilities. */
  readonly topLogprobs?: number;
}

/** How long the model may think before it answers: in the wire's word, or in tokens; and how much of it is shown. */
export interface ReasoningSettings {
  /** `on` where the caller asks for it without a measure, `adaptive` where the model may choose, `off` for none. */
  readonly mode?: 'on' | 'adaptive' | 'off';
  readonly effort?: string;
  readonly budgetTokens?: number;
  /** How the thoughts are to be told (`auto`, `concise`, `detailed`), or `none`; absent for the provider's default. */
  readonly summary?: string;
}

/** What an embeddings request asks for besides the model; its inputs are user messages of one text each, in order. */
export interface EmbeddingSettings {
  readonly dimensions?: number;
  /** How vectors are told: lists of numbers, or base64 of 32-bit floats in little-endian order. */
  readonly encoding: 'float' | 'base64';
}

/** The body as the caller sent it, for a provider of the same format. A layer that changes the request drops it. */
export interface SourceRequest {
  readonly format: WireFormat;
  readonly body: Uint8Array;
  /** The body as parsed JSON, so that nobody parses it twice. */
  readonly json: JsonObject;
}

/**
 * One request in no dialect at all. Immutable: a layer that wants another one returns another one.
 * `provider` and `model` are the resolved pair that would serve it upstream.
 */
export interface ChatRequest {
  readonly operation: Operation;
  readonly provider: string;
  readonly model: string;
  readonly messages: readonly Message[];
  readonly tools: readonly (Tool | UnknownTool)[];
  readonly toolChoice?: ToolChoice;
  /** Left out when true, which is every provider's default. */
  readonly parallelToolCalls?: false;
  readonly responseFormat?: ResponseFormat;
  readonly sampling: Sampling;
  readonly reasoning?: ReasoningSettings;
  /** How much the model is to say, in OpenAI's words; left out when `medium`, which is its default. */
  readonly verbosity?: string;
  /** Of an embeddings request. */
  readonly embedding?: EmbeddingSettings;
  /** The caller wants the answer as a stream. */
  readonly stream: boolean;
  /** The caller asked for a usage frame at the end of a stream. */
  readonly streamUsage: boolean;
  /** Unnamed fields that can change the answer: part of every cache key. */
  readonly extensions: Extensions;
  /** Fields that cannot change the answer (end-user id, metadata, provider-side cache key): in no cache key. */
  readonly hints: Extensions;
  /** Feature headers of the dialect that can change the answer (`openai-beta`), lower-case name to value. */
  readonly features: Readonly<Record<string, string>>;
  /** What the caller speaks; in no cache key. Absent on a request that no client sent. */
  readonly dialect?: WireFormat;
  readonly source?: SourceRequest;
}

/** What a codec reads from a body, before the gateway knows which provider and model will serve it. */
export type RequestDraft = Omit<ChatRequest, 'provider' | 'model' | 'features' | 'dialect'> & {
  /** The model as the caller named it, if it named one. */
  readonly model?: string;
  /** A session id found in the body. */
  readonly sessionId?: string;
  /** The body's own `cache` field, unread. */
  readonly cache?: unknown;
};

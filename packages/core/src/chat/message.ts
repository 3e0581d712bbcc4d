import type { Extensions, JsonObject, WireFormat } from './extensions.js';

/** Where the bytes of an image, a file or a sound are. `data` is base64 without a `data:` prefix. */
export type MediaSource =
  | { readonly kind: 'url'; readonly url: string }
  | { readonly kind: 'base64'; readonly mediaType?: string; readonly data: string }
  | { readonly kind: 'file-id'; readonly id: string };

/** Plain text. */
export interface TextPart {
  readonly type: 'text';
  readonly text: string;
  readonly extensions?: Extensions;
}

/** A picture; `detail` is how closely the caller wants it looked at, in the wire's word. */
export interface ImagePart {
  readonly type: 'image';
  readonly source: MediaSource;
  readonly detail?: string;
  readonly extensions?: Extensions;
}

/** `encoding` names the sound format where the wire names it apart from a media type (`wav`, `mp3`). */
export interface AudioPart {
  readonly type: 'audio';
  readonly source: MediaSource;
  readonly encoding?: string;
  readonly extensions?: Extensions;
}

/** A document. */
export interface FilePart {
  readonly type: 'file';
  readonly source: MediaSource;
  readonly filename?: string;
  readonly extensions?: Extensions;
}

/**
 * What a model thought before it answered. `signature` vouches for the text, `redacted` stands in for it; both are opaque,
 * must travel back unchanged, and mean something to the provider of the wire format `maker` only, which is then set.
 */
export interface ReasoningPart {
  readonly type: 'reasoning';
  readonly text: string;
  readonly signature?: string;
  readonly redacted?: string;
  readonly maker?: WireFormat;
  readonly extensions?: Extensions;
}

/** What a model said instead of an answer. */
export interface RefusalPart {
  readonly type: 'refusal';
  readonly text: string;
}

/** `input` is the text the model wrote: JSON for a `function`, free text for a `custom` tool. It is never re-printed. */
export interface ToolCallPart {
  readonly type: 'tool-call';
  readonly id: string;
  readonly name: string;
  readonly input: string;
  readonly kind: 'function' | 'custom';
  readonly extensions?: Extensions;
}

/** What the tool call `callId` gave back. */
export interface ToolResultPart {
  readonly type: 'tool-result';
  readonly callId: string;
  readonly name?: string;
  readonly content: readonly Part[];
  readonly isError?: boolean;
  readonly extensions?: Extensions;
}

/** A content part of a type the canonical model does not name. It goes back to its own format only. */
export interface UnknownPart {
  readonly type: 'unknown';
  readonly format: WireFormat;
  readonly value: JsonObject;
}

/** One piece of a message's content. */
export type Part =
  | TextPart
  | ImagePart
  | AudioPart
  | FilePart
  | ReasoningPart
  | RefusalPart
  | ToolCallPart
  | ToolResultPart
  | UnknownPart;

/** Who speaks. `developer` is kept apart from `system` because some dialects do. */
export type Role = 'system' | 'developer' | 'user' | 'assistant' | 'tool';

/** One turn. A `tool` message holds one or more tool results; an `assistant` message keeps its parts in spoken order. */
export interface Message {
  readonly role: Role;
  readonly content: readonly Part[];
  readonly name?: string;
  readonly extensions?: Extensions;
}

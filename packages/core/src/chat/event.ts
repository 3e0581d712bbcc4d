import type { FinishReason } from './completion.js';
import type { Extensions, JsonObject, WireFormat } from './extensions.js';
import type { Part } from './message.js';
import type { Usage } from './usage.js';

/** One step of an answer that is still being made. `choice` counts answers from 0, `index` the tool calls of one. */
export type ChatEvent =
  | { readonly type: 'start'; readonly model: string }
  | { readonly type: 'text-delta'; readonly choice: number; readonly text: string }
  | { readonly type: 'reasoning-delta'; readonly choice: number; readonly text: string }
  | { readonly type: 'refusal-delta'; readonly choice: number; readonly text: string }
  | {
      readonly type: 'tool-input-start';
      readonly choice: number;
      readonly index: number;
      readonly id: string;
      readonly name: string;
      readonly kind: 'function' | 'custom';
    }
  | {
      readonly type: 'tool-input-delta';
      readonly choice: number;
      readonly index: number;
      readonly text: string;
      /** Unnamed fields of the call; a later value of the same field wins. */
      readonly extensions?: Extensions;
    }
  /** A part that arrives whole. */
  | { readonly type: 'part'; readonly choice: number; readonly part: Part }
  /**
   * The text, reasoning or refusal that the last deltas spelled out is whole: the next delta begins another part, though
   * it be of the same kind. It may tell what deltas cannot: a signature (with its maker), unnamed fields. Formats that do
   * not mark the ends of parts leave it out.
   */
  | {
      readonly type: 'part-end';
      readonly choice: number;
      readonly signature?: string;
      readonly maker?: WireFormat;
      readonly extensions?: Extensions;
    }
  /** Log probabilities of the tokens since the last such event, as the provider gave them. */
  | { readonly type: 'logprobs'; readonly choice: number; readonly value: unknown }
  /** Unnamed fields of the answer (no `choice`) or of one choice; a later value of the same field wins. */
  | { readonly type: 'extension'; readonly choice?: number; readonly format: WireFormat; readonly value: JsonObject }
  | { readonly type: 'usage'; readonly usage: Usage }
  | { readonly type: 'finish'; readonly choice: number; readonly reason: FinishReason };

/**
 * What one frame of a stream carried. `raw` are its bytes as received, framing included, for a client of the same
 * format; a frame the client must not see (a usage frame that only the gateway asked for) has none.
 */
export interface ReplyFrame {
  readonly events: readonly ChatEvent[];
  readonly raw?: { readonly format: WireFormat; readonly bytes: Uint8Array };
}

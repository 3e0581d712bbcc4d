import type { Extensions } from './extensions.js';
import type { Part } from './message.js';
import type { Usage } from './usage.js';

/**
 * Why a model stopped, in our words: only `stop` and `tool_calls` end a whole answer. `refusal` is the model's own, told in
 * its words; `content_filter` is anybody else's.
 */
export type UnifiedFinishReason = 'stop' | 'length' | 'tool_calls' | 'refusal' | 'content_filter' | 'error' | 'other';

/** Why a model stopped: our word, and the provider's own. */
export interface FinishReason {
  readonly unified: UnifiedFinishReason;
  readonly raw?: string;
}

/** One of the answers that a request draws; there is one unless it asked for more. */
export interface Choice {
  readonly index: number;
  /** Parts in spoken order. */
  readonly content: readonly Part[];
  readonly finishReason: FinishReason;
  /** Token log probabilities as the provider gave them. */
  readonly logprobs?: unknown;
  readonly extensions?: Extensions;
}

/** One whole answer in no dialect at all. It carries no id and no date: every rendering gets its own. */
export interface Completion {
  /** The provider that answered, by its configured name. */
  readonly provider: string;
  /** The model as the provider named it in its answer. */
  readonly model: string;
  /** Empty for what is no chat: vectors, or a token count, which is `usage.inputTokens`. */
  readonly choices: readonly Choice[];
  /** One for each input of an embeddings request, in the encoding that it asked for. */
  readonly vectors?: readonly (readonly number[] | string)[];
  readonly usage?: Usage;
  readonly extensions?: Extensions;
}

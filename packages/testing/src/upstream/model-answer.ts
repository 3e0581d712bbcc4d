/** What the model thought aloud. Dialects without a place for a signature or for sealed thoughts leave them out. */
export interface AnsweredReasoning {
  readonly type: 'reasoning';
  readonly text: string;
  /** Vouches for the text; opaque. */
  readonly signature?: string;
  /** Stands in for a text that nobody may read; opaque. */
  readonly redacted?: string;
}

/** A tool that the model calls. */
export interface AnsweredCall {
  readonly type: 'toolCall';
  /** Left out, each dialect does what its provider does: makes one up, or (Gemini) sends none. */
  readonly id?: string;
  readonly name: string;
  /** JSON text, told as it is: its numbers may be of any size. */
  readonly arguments: string;
}

/** One piece of an answer; a string is a text. */
export type AnsweredPart =
  | string
  | { readonly type: 'text'; readonly text: string }
  | AnsweredReasoning
  | AnsweredCall
  | { readonly type: 'refusal'; readonly text: string };

/** Tokens of one answer: `input` includes what was read from or written to a cache, `output` includes reasoning. */
export interface AnsweredUsage {
  readonly input: number;
  readonly output: number;
  readonly cachedInput?: number;
  readonly cacheWriteInput?: number;
  readonly reasoning?: number;
}

/** Why the model stopped: a word that every dialect translates, or the provider's own. */
export type AnsweredFinish = 'stop' | 'length' | 'tool_calls' | 'content_filter' | { readonly raw: string };

/** What the model says, in no dialect at all. */
export interface ModelAnswer {
  /** Without the dialect's prefix; `upstream` when left out. */
  readonly id?: string;
  /** The requested model when left out. */
  readonly model?: string;
  /** In spoken order. */
  readonly content: readonly AnsweredPart[];
  /** What the content implies when left out: `tool_calls`, a refusal, or `stop`. */
  readonly finish?: AnsweredFinish;
  /** 12 tokens in and 8 out when left out. */
  readonly usage?: AnsweredUsage;
  /** The stop sequence that ended the answer; only Anthropic tells it. */
  readonly stopSequence?: string;
  /** Added to the provider's usual headers. */
  readonly headers?: Readonly<Record<string, string>>;
}

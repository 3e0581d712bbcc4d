/** A tool that the model wants called, its arguments parsed. */
export interface ToldCall {
  /** Empty where the dialect told none. */
  readonly id: string;
  readonly name: string;
  readonly input: unknown;
}

/** Tokens, counted the same way for every dialect: cached input is part of the input, reasoning of the output. */
export interface ToldUsage {
  readonly input: number;
  readonly output: number;
  readonly cachedInput: number;
  /** Undefined where the dialect's answer does not say. */
  readonly reasoning: number | undefined;
}

/** What an SDK handed to its user, in no dialect at all. */
export interface Told {
  readonly text: string;
  /** Thoughts that are shown; empty when none are. */
  readonly reasoning: string;
  /** What was said instead of an answer, in dialects that tell it apart. */
  readonly refusal: string;
  readonly calls: readonly ToldCall[];
  /** In Chat Completions' words; one that means none of them as the dialect says it. */
  readonly finish: string;
  readonly usage: ToldUsage | undefined;
  readonly id: string;
  readonly model: string;
  /** Of the HTTP answer. */
  readonly headers: Headers;
  /** The answer as the SDK wants it back in the next request. */
  readonly own: unknown;
}

/** A call the pretended model makes; `arguments` is JSON text. */
export interface AnsweredToolCall {
  readonly id: string;
  readonly name: string;
  readonly arguments: string;
}

/** What the pretended model says, once for each choice. */
export interface AnsweredChoice {
  /** Told as `reasoning_content`, as compatible servers do. */
  readonly reasoning?: string;
  readonly text?: string;
  readonly refusal?: string;
  readonly toolCalls?: readonly AnsweredToolCall[];
  /** `stop`, or `tool_calls` where there are any, when left out. */
  readonly finishReason?: string;
}

/** One chat completion, told as JSON or as a stream, whichever the request asks for. */
export interface CompletionAnswer {
  /** `chatcmpl-upstream` when left out. */
  readonly id?: string;
  /** The requested model when left out. */
  readonly model?: string;
  readonly choices: readonly AnsweredChoice[];
  readonly usage?: {
    readonly prompt_tokens: number;
    readonly completion_tokens: number;
    readonly total_tokens: number;
    readonly prompt_tokens_details?: Readonly<Record<string, number>>;
    readonly completion_tokens_details?: Readonly<Record<string, number>>;
  };
  /** Further fields of the body, and of every chunk. */
  readonly fields?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
}

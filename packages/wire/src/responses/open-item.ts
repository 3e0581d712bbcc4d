import type { ChatEvent, JsonObject } from '@isartor/core';

/** One item of a stream as far as it has been told. */
export interface OpenItem {
  /** Where it stands in the output. */
  readonly index: number;
  /** Texts that deltas told, by the index of their content part; a thought and a call have the one text 0. */
  readonly told: Map<number, string>;
  /** Content parts as they were when they ended. */
  readonly parts: Map<number, JsonObject>;
  /** Content parts whose log probabilities were told. */
  readonly withLogprobs: Set<number>;
  /** The number of the call, once it has been told. */
  call?: number;
  /** Which of its two texts a thought is told by. */
  channel?: 'content' | 'summary';
  /** The piece of that text that was told last. */
  piece?: number;
  done: boolean;
}

/** What the events of one stream have told so far. */
export interface ToldStream {
  readonly items: Map<number, OpenItem>;
  readonly events: ChatEvent[];
  replyId: unknown;
  started: boolean;
  complete: boolean;
  /** How many calls were told. */
  calls: number;
  /** A refusal was told. */
  refused: boolean;
  /** The text that the next delta of its kind would continue. */
  run?: { readonly item: OpenItem; readonly part: number } | undefined;
}

/** A stream of which nothing was told. */
export const createToldStream = (): ToldStream => ({
  items: new Map(),
  events: [],
  replyId: undefined,
  started: false,
  complete: false,
  calls: 0,
  refused: false,
});

/** The item that an event is about, by its position in the output; where that is missing, the last one. */
export function itemAt({ items }: ToldStream, { output_index: given }: JsonObject): OpenItem {
  const index = typeof given === 'number' ? given : Math.max(0, items.size - 1);
  const known = items.get(index);
  if (known !== undefined) return known;
  const opened: OpenItem = { index, told: new Map(), parts: new Map(), withLogprobs: new Set(), done: false };
  items.set(index, opened);
  return opened;
}

import { type ChatRequest, type Message, type Part, type UncacheableReason, uncacheableReason } from '@isartor/core';

/** Why a request is answered by the exact cache only. */
export type ExactOnlyReason =
  | UncacheableReason
  /** Several answers are wanted, or how probable their tokens are. */
  | 'choices'
  | 'logprobs'
  /** A picture, a file or something of a type that nobody here knows. */
  | 'media'
  /** The last word is not a user's text: a tool's result, or the beginning of the answer. */
  | 'tail'
  /** The last text is empty, or longer than anything that is embedded. */
  | 'length';

/** A request's last user text, and all the rest. */
export interface SplitRequest {
  readonly question: string;
  /** The request with a placeholder for that text. */
  readonly rest: ChatRequest;
}

/** In place of the question. A question that reads so is no danger: it is replaced, too. */
const PLACEHOLDER = '\u0000question';
/** UTF-16 units; the embedder says more exactly what is too long, but must not be sent whole books. */
const MAX_LENGTH = 8_192;

/** Splits a request where similarity may be judged, or tells why it may not. */
export function splitRequest(request: ChatRequest): SplitRequest | ExactOnlyReason {
  const reason = uncacheableReason(request) ?? reasonOf(request);
  if (reason !== undefined) return reason;
  const last = request.messages.at(-1);
  const place = last?.role === 'user' ? last.content.findLastIndex(({ type }) => type === 'text') : -1;
  const part = last?.content[place];
  if (last === undefined || part?.type !== 'text') return 'tail';
  // What stands around the question may be anything; only where the text is the last word is the rest the same.
  if (place !== last.content.length - 1) return 'tail';
  if (part.text.length > MAX_LENGTH || !/\S/.test(part.text)) return 'length';
  const content = last.content.with(place, { ...part, text: PLACEHOLDER });
  const messages: readonly Message[] = request.messages.with(-1, { ...last, content });
  return { question: part.text, rest: { ...request, messages } };
}

function reasonOf({ sampling, messages }: ChatRequest): ExactOnlyReason | undefined {
  if (sampling.candidates !== undefined && sampling.candidates !== 1) return 'choices';
  if (sampling.topLogprobs !== undefined) return 'logprobs';
  if (messages.some(({ content }) => content.some(isMedia))) return 'media';
  const tail = messages.at(-1);
  return tail?.content.some(({ type }) => type === 'tool-result' || type === 'tool-call') ? 'tail' : undefined;
}

function isMedia(part: Part): boolean {
  if (part.type === 'tool-result') return part.content.some(isMedia);
  return part.type === 'image' || part.type === 'audio' || part.type === 'file' || part.type === 'unknown';
}

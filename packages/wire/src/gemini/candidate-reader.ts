import type { ChatEvent, FinishReason, IsartorError, JsonObject, Part } from '@isartor/core';
import { filledString } from '../json/filled-string.js';
import { isJsonObject } from '../json/is-json-object.js';
import { madeUpReplyId } from './call-ids.js';
import { parseFinishReason } from './finish-reason.js';
import { parseLogprobs } from './logprobs.js';
import { parsePart } from './parse-part.js';

type PartOf<Type extends Part['type']> = Extract<Part, { type: Type }>;

/** Turns what chunks say about one candidate into events. */
export interface CandidateReader {
  push(candidate: JsonObject, events: ChatEvent[]): void;
  /** Its finish reason was told, and nothing was said since. */
  readonly finished: boolean;
}

interface Candidate {
  readonly index: number;
  calls: number;
  /** What the next piece of text continues. */
  run?: 'text' | 'reasoning' | undefined;
  finish?: FinishReason | undefined;
  finished: boolean;
  /** Unnamed fields as they were last told, as JSON. */
  readonly told: Map<string, string>;
}

const NAMED = new Set(['index', 'content', 'finishReason', 'logprobsResult']);

/** What a candidate is one of. */
export interface CandidateContext {
  /** Makes the ids of calls that come without one differ between answers. */
  readonly responseId: unknown;
  /** What is thrown for a candidate that is none: `what` completes a sentence that begins with the answer. */
  readonly invalid: (what: string) => IsartorError;
}

/** Starts reading one candidate. */
export function createCandidateReader(index: number, { responseId, invalid }: CandidateContext): CandidateReader {
  const candidate: Candidate = { index, calls: 0, finished: false, told: new Map() };
  const nameCall = ({ id }: { readonly id: string | undefined }): string =>
    id ?? madeUpReplyId(responseId, index, candidate.calls);
  return {
    push: (chunk, events) => {
      const before = events.length;
      const parts = partsOf(chunk);
      if (parts === undefined) throw invalid('holds content that is not a list of parts');
      for (const part of parts) pushPart(candidate, parsePart(part, nameCall), events);
      if (events.length > before) candidate.finished = false;
      const logprobs = parseLogprobs(chunk.logprobsResult);
      if (logprobs !== undefined) events.push({ type: 'logprobs', choice: index, value: logprobs });
      pushFields(candidate, chunk, events);
      pushFinish(candidate, chunk.finishReason, events);
    },
    get finished() {
      return candidate.finished;
    },
  };
}

function partsOf({ content }: JsonObject): readonly JsonObject[] | undefined {
  const parts = isJsonObject(content) ? (content.parts ?? []) : [];
  return Array.isArray(parts) && parts.every(isJsonObject) ? parts : undefined;
}

function pushPart(candidate: Candidate, part: Part, events: ChatEvent[]): void {
  if (part.type === 'text') pushText(candidate, part, events);
  else if (part.type === 'reasoning') pushThought(candidate, part, events);
  else if (part.type === 'tool-call') pushCall(candidate, part, events);
  else {
    candidate.run = undefined;
    events.push({ type: 'part', choice: candidate.index, part });
  }
}

/** A field on a piece of text belongs to the text so far, and ends it. */
function pushText(candidate: Candidate, part: PartOf<'text'>, events: ChatEvent[]): void {
  const { index: choice, run } = candidate;
  const { text, extensions } = part;
  if (text === '' && extensions === undefined) return;
  if (text === '' && run !== 'text') {
    candidate.run = undefined;
    events.push({ type: 'part', choice, part });
    return;
  }
  if (text !== '') events.push({ type: 'text-delta', choice, text });
  candidate.run = extensions === undefined ? 'text' : undefined;
  if (extensions !== undefined) events.push({ type: 'part-end', choice, extensions });
}

/** A signature vouches for the thought so far, and ends it. */
function pushThought(candidate: Candidate, part: PartOf<'reasoning'>, events: ChatEvent[]): void {
  const { index: choice, run } = candidate;
  const { type: _type, text, redacted, ...ending } = part;
  const ends = Object.keys(ending).length > 0;
  if (redacted !== undefined || (text === '' && ends && run !== 'reasoning')) {
    candidate.run = undefined;
    events.push({ type: 'part', choice, part });
    return;
  }
  if (text === '' && !ends) return;
  if (text !== '') events.push({ type: 'reasoning-delta', choice, text });
  candidate.run = ends ? undefined : 'reasoning';
  if (ends) events.push({ type: 'part-end', choice, ...ending });
}

/** Calls come whole. */
function pushCall(candidate: Candidate, part: PartOf<'tool-call'>, events: ChatEvent[]): void {
  const { id, name, kind, input, extensions } = part;
  const at = { choice: candidate.index, index: candidate.calls };
  candidate.calls += 1;
  candidate.run = undefined;
  events.push({ type: 'tool-input-start', ...at, id, name, kind });
  events.push({ type: 'tool-input-delta', ...at, text: input, ...(extensions !== undefined && { extensions }) });
}

/** Chunks repeat these: only news is told. */
function pushFields({ index, told }: Candidate, chunk: JsonObject, events: ChatEvent[]): void {
  const news = Object.entries(chunk).filter(([name, value]) => {
    if (NAMED.has(name)) return false;
    const printed = JSON.stringify(value);
    if (told.get(name) === printed) return false;
    told.set(name, printed);
    return true;
  });
  if (news.length === 0) return;
  events.push({ type: 'extension', choice: index, format: 'gemini', value: Object.fromEntries(news) });
}

/** Some models tell a reason with every chunk, of which the last is the one. */
function pushFinish(candidate: Candidate, given: unknown, events: ChatEvent[]): void {
  const raw = filledString(given);
  if (raw === undefined || raw === 'FINISH_REASON_UNSPECIFIED') return;
  candidate.finished = true;
  const reason = parseFinishReason(raw, candidate.calls > 0);
  const { finish } = candidate;
  if (finish?.raw === raw && finish.unified === reason.unified) return;
  candidate.finish = reason;
  events.push({ type: 'finish', choice: candidate.index, reason });
}

import type { ChatEvent, IsartorError, JsonObject } from '@isartor/core';
import { filledString } from '../json/filled-string.js';
import { isJsonObject } from '../json/is-json-object.js';
import { type CandidateReader, createCandidateReader } from './candidate-reader.js';
import { upstreamFailure } from './upstream-failure.js';
import { parseUsage } from './usage.js';

/** Turns the objects of an answer into events: the one of a whole answer, or each chunk of a stream. */
export interface ResponseReader {
  /** @throws IsartorError `upstream_failed` for an error, `upstream_invalid` for what is no response. */
  push(response: JsonObject): readonly ChatEvent[];
  /** Every candidate that was begun is finished, or the prompt was refused and there will be none. */
  readonly complete: boolean;
}

interface Reader {
  readonly invalid: (what: string) => IsartorError;
  responseId: unknown;
  started: boolean;
  blocked: boolean;
  readonly candidates: Map<number, CandidateReader>;
  /** Unnamed fields as they were last told, as JSON. */
  readonly told: Map<string, string>;
}

const NAMED = new Set(['candidates', 'usageMetadata', 'modelVersion', 'responseId']);
const RESPONSE_FIELDS = [...NAMED, 'promptFeedback'];

/** Starts reading one answer; `invalid` makes the error for what is none, `what` completing its sentence. */
export function createResponseReader(invalid: (what: string) => IsartorError): ResponseReader {
  const reader: Reader = {
    invalid,
    responseId: undefined,
    started: false,
    blocked: false,
    candidates: new Map(),
    told: new Map(),
  };
  return {
    push: (response) => read(reader, response),
    get complete() {
      const { candidates, blocked } = reader;
      if (candidates.size === 0) return blocked;
      return [...candidates.values()].every(({ finished }) => finished);
    },
  };
}

function read(reader: Reader, response: JsonObject): readonly ChatEvent[] {
  if (response.error !== undefined && response.error !== null) throw upstreamFailure(response);
  if (!RESPONSE_FIELDS.some((name) => response[name] !== undefined)) {
    throw reader.invalid('holds data that is not a response of this API');
  }
  const events: ChatEvent[] = [];
  reader.responseId ??= response.responseId;
  const model = filledString(response.modelVersion);
  if (!reader.started && model !== undefined) {
    reader.started = true;
    events.push({ type: 'start', model });
  }
  pushFields(reader, response, events);
  pushCandidates(reader, response.candidates ?? [], events);
  pushBlock(reader, response.promptFeedback, events);
  const usage = parseUsage(response.usageMetadata);
  if (usage !== undefined) events.push({ type: 'usage', usage });
  return events;
}

function pushFields({ told }: Reader, response: JsonObject, events: ChatEvent[]): void {
  for (const [name, value] of Object.entries(response)) {
    if (NAMED.has(name)) continue;
    const printed = JSON.stringify(value);
    if (told.get(name) === printed) continue;
    told.set(name, printed);
    events.push({ type: 'extension', format: 'gemini', value: { [name]: value } });
  }
}

function pushCandidates(reader: Reader, candidates: unknown, events: ChatEvent[]): void {
  if (!Array.isArray(candidates)) throw reader.invalid('holds candidates that are not a list');
  for (const [position, candidate] of candidates.entries()) {
    if (!isJsonObject(candidate)) throw reader.invalid('holds a candidate that is not a JSON object');
    const index = typeof candidate.index === 'number' ? candidate.index : position;
    candidateAt(reader, index).push(candidate, events);
  }
}

function candidateAt(reader: Reader, index: number): CandidateReader {
  const { candidates } = reader;
  const known = candidates.get(index);
  if (known !== undefined) return known;
  const begun = createCandidateReader(index, reader);
  candidates.set(index, begun);
  return begun;
}

/** A prompt that was refused gets no candidates: that is an answer which says nothing. */
function pushBlock(reader: Reader, feedback: unknown, events: ChatEvent[]): void {
  const raw = isJsonObject(feedback) ? filledString(feedback.blockReason) : undefined;
  if (raw === undefined || reader.blocked || reader.candidates.size > 0) return;
  reader.blocked = true;
  events.push({ type: 'finish', choice: 0, reason: { unified: 'content_filter', raw } });
}

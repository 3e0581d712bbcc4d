import type { ChatEvent, Extensions, FinishReason, JsonObject, Part, ToolCallPart } from '@isartor/core';
import { renderFinishReason } from './finish-reason.js';
import { holdsObject } from './function-call.js';
import { renderLogprobs } from './logprobs.js';
import { renderPart } from './render-part.js';
import { isRefusedPrompt } from './render-reply.js';
import { geminiFields } from './unnamed-fields.js';

type EventOf<Type extends ChatEvent['type']> = Extract<ChatEvent, { type: Type }>;
type Candidates = readonly JsonObject[];

/** Writes one candidate of a stream: each method gives the members of `candidates` that its event becomes, one chunk each. */
export interface CandidateWriter {
  text(text: string): Candidates;
  thought(text: string): Candidates;
  part(part: Part): Candidates;
  partEnd(end: EventOf<'part-end'>): Candidates;
  toolStart(start: EventOf<'tool-input-start'>): Candidates;
  toolInput(delta: EventOf<'tool-input-delta'>): Candidates;
  logprobs(value: unknown): Candidates;
  extension(fields: JsonObject): Candidates;
  /** @throws IsartorError `upstream_invalid` when the input of a call is no JSON object now that it is whole. */
  finish(reason: FinishReason): Candidates;
  /** The member that ends it, in the last chunk; none where it never finished, or the prompt was refused. */
  last(answerFields: JsonObject): Candidates;
}

type OpenCall = { -readonly [Field in keyof ToolCallPart]: ToolCallPart[Field] };

interface Candidate {
  readonly index: number;
  /** What the last piece of text was a piece of. */
  run?: 'text' | 'reasoning' | undefined;
  /** Calls whose input may not be whole yet: the dialect sends them in one piece. */
  calls: Map<number, OpenCall>;
  said: boolean;
  reason?: FinishReason;
  fields: JsonObject;
}

const NOTHING: Candidates = [];

/** Starts writing one candidate. */
export function createCandidateWriter(index: number): CandidateWriter {
  const candidate: Candidate = { index, calls: new Map(), said: false, fields: {} };
  return {
    text: (text) => write(candidate, { type: 'text', text }, 'text'),
    thought: (text) => write(candidate, { type: 'reasoning', text }, 'reasoning'),
    part: (part) => write(candidate, part),
    partEnd: (end) => endPart(candidate, end),
    toolStart: ({ index: at, id, name, kind }) => {
      candidate.run = undefined;
      candidate.calls.set(at, { type: 'tool-call', id, name, kind, input: '' });
      return NOTHING;
    },
    toolInput: ({ index: at, text, extensions }) => {
      const call = candidate.calls.get(at);
      if (call !== undefined) extendCall(call, text, extensions);
      return NOTHING;
    },
    logprobs: (value) => {
      const logprobsResult = renderLogprobs(value);
      return logprobsResult === undefined ? NOTHING : [{ index, logprobsResult }];
    },
    extension: (fields) => {
      candidate.fields = { ...candidate.fields, ...fields };
      return NOTHING;
    },
    finish: (reason) => {
      candidate.reason = reason;
      return takeCalls(candidate, () => true);
    },
    last: (answerFields) => lastMember(candidate, answerFields),
  };
}

/** Calls that came before a part go before it. */
function write(candidate: Candidate, part: Part, run?: Candidate['run']): Candidates {
  const calls = takeCalls(candidate, ({ input }) => holdsObject(input));
  candidate.run = run;
  return [...calls, ...spoken(candidate, renderPart(part))];
}

/** What the end of a part tells goes with an empty piece of it. */
function endPart(candidate: Candidate, { signature, maker, extensions }: EventOf<'part-end'>): Candidates {
  const { run } = candidate;
  candidate.run = undefined;
  if (run === 'text') {
    const fields = geminiFields(extensions === undefined ? {} : { extensions });
    return Object.keys(fields).length === 0 ? NOTHING : spoken(candidate, { ...fields, text: '' });
  }
  if (run === undefined || (signature === undefined && extensions?.gemini === undefined)) return NOTHING;
  const thought: Part = {
    type: 'reasoning',
    text: '',
    ...(signature !== undefined && { signature, ...(maker && { maker }) }),
  };
  return spoken(candidate, renderPart(extensions === undefined ? thought : { ...thought, extensions }));
}

function extendCall(call: OpenCall, text: string, extensions: Extensions | undefined): void {
  call.input += text;
  if (extensions?.gemini === undefined) return;
  call.extensions = { gemini: { ...call.extensions?.gemini, ...extensions.gemini } };
}

/** The calls up to the first one that may yet grow. */
function takeCalls(candidate: Candidate, isWhole: (call: ToolCallPart) => boolean): JsonObject[] {
  const taken: JsonObject[] = [];
  for (const [at, call] of candidate.calls) {
    if (!isWhole(call)) break;
    candidate.calls.delete(at);
    taken.push(...spoken(candidate, renderPart(call)));
  }
  return taken;
}

function spoken(candidate: Candidate, part: JsonObject | undefined): JsonObject[] {
  if (part === undefined) return [];
  candidate.said = true;
  return [{ content: { parts: [part], role: 'model' }, index: candidate.index }];
}

function lastMember({ index, reason, said, fields }: Candidate, answerFields: JsonObject): Candidates {
  if (reason === undefined) return NOTHING;
  if (!said && isRefusedPrompt({ content: [], finishReason: reason }, answerFields)) return NOTHING;
  const content = { parts: [{ text: '' }], role: 'model' };
  return [{ content, finishReason: renderFinishReason(reason), index, ...fields }];
}

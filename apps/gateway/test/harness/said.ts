import type { JsonObject } from './scripted-completion.js';

/** What an answer says, whichever way it was told: nothing that is new in each rendering, and no nulls. */
export interface Said {
  readonly model: unknown;
  readonly system_fingerprint: unknown;
  readonly choices: readonly JsonObject[];
  readonly usage: unknown;
}

type Fields = Record<string, unknown>;

/** What a whole answer says. */
export function saidByReply(reply: object): Said {
  const { model, system_fingerprint, choices, usage } = reply as Fields;
  return { model, system_fingerprint, choices: withoutNulls(choices) as readonly JsonObject[], usage };
}

/** What the chunks of a stream say together, put together the way a user of the SDK would. */
export function saidByChunks(chunks: readonly object[]): Said {
  const said = { model: undefined as unknown, system_fingerprint: undefined as unknown, usage: undefined as unknown };
  const choices: Fields[] = [];
  for (const chunk of chunks as readonly Fields[]) {
    said.model = chunk.model;
    said.system_fingerprint = chunk.system_fingerprint;
    said.usage = chunk.usage ?? said.usage;
    for (const choice of chunk.choices as readonly Fields[]) addChoice(choices, choice);
  }
  return { ...said, choices: withoutNulls(choices) as readonly JsonObject[] };
}

function addChoice(choices: Fields[], { index, delta, finish_reason, logprobs }: Fields): void {
  const at = index as number;
  choices[at] ??= { index, message: {}, finish_reason: null };
  const choice = choices[at];
  add(choice.message as Fields, delta as Fields);
  choice.finish_reason = finish_reason ?? choice.finish_reason;
  if (typeof logprobs === 'object' && logprobs !== null) {
    choice.logprobs ??= {};
    add(choice.logprobs as Fields, logprobs as Fields);
  }
}

/** Takes what a delta tells: tool calls go by index, texts and other lists are joined, objects are merged. */
function add(told: Fields, delta: Fields): void {
  for (const [name, piece] of Object.entries(delta)) {
    if (piece === null || piece === undefined) continue;
    if (name === 'tool_calls') addToolCalls(told, piece as readonly Fields[]);
    else told[name] = joined(name, told[name], piece);
  }
}

function joined(name: string, before: unknown, piece: unknown): unknown {
  if (typeof before === 'string' && SPELLED_OUT.has(name)) return `${before}${String(piece)}`;
  if (Array.isArray(before) && Array.isArray(piece)) return [...before, ...piece];
  if (!isObject(before) || !isObject(piece)) return structuredClone(piece);
  add(before, piece);
  return before;
}

/** The fields whose text comes in pieces. */
const SPELLED_OUT = new Set(['content', 'refusal', 'reasoning', 'reasoning_content', 'arguments', 'input']);

function addToolCalls(told: Fields, deltas: readonly Fields[]): void {
  told.tool_calls ??= [];
  const calls = told.tool_calls as Fields[];
  for (const { index, ...delta } of deltas) {
    const at = index as number;
    calls[at] ??= {};
    add(calls[at], delta);
  }
}

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The value without members that are null, on every level: a dialect writes them or leaves them out as it likes. */
function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (!isObject(value)) return value;
  const kept = Object.entries(value).filter(([, member]) => member !== null && member !== undefined);
  return Object.fromEntries(kept.map(([name, member]) => [name, withoutNulls(member)]));
}

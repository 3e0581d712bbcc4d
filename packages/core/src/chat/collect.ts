import { IsartorError } from '../errors/isartor-error.js';
import type { Choice, Completion, FinishReason } from './completion.js';
import type { ChatEvent } from './event.js';
import type { Extensions, JsonObject, WireFormat } from './extensions.js';
import { mergeLogprobs } from './merge-logprobs.js';
import type { Part } from './message.js';
import type { Usage } from './usage.js';

/** Folds the events of one answer into a `Completion`. */
export interface Collector {
  push(events: readonly ChatEvent[]): void;
  /** UTF-8 bytes gathered so far: text, reasoning, refusals, tool inputs, and what came whole as its JSON. */
  readonly textBytes: number;
  /** The answer so far, choices by index; a choice that told no finish reason has `other`. */
  finish(provider: string): Completion;
}

type Writable<T> = { -readonly [Field in keyof T]: T[Field] };
type EventOf<Type extends ChatEvent['type']> = Extract<ChatEvent, { type: Type }>;
type RunPart = Writable<Extract<Part, { type: 'text' | 'reasoning' | 'refusal' }>>;
type ToolCall = Writable<Extract<Part, { type: 'tool-call' }>>;

interface OpenChoice {
  readonly content: Part[];
  readonly toolCalls: Map<number, ToolCall>;
  /** The part that the next delta of its kind continues. */
  run?: RunPart | undefined;
  finishReason?: FinishReason;
  logprobs?: unknown;
  extensions?: Extensions;
}

interface Gathered {
  bytes: number;
  model: string;
  usage?: Usage;
  extensions?: Extensions;
  readonly choices: Map<number, OpenChoice>;
}

type Reducers = { readonly [Type in ChatEvent['type']]: (gathered: Gathered, event: EventOf<Type>) => void };

const REDUCERS: Reducers = {
  start: (gathered, { model }) => {
    gathered.model = model;
  },
  'text-delta': (gathered, { choice, text }) => appendRun(gathered, choice, { type: 'text', text }),
  'reasoning-delta': (gathered, { choice, text }) => appendRun(gathered, choice, { type: 'reasoning', text }),
  'refusal-delta': (gathered, { choice, text }) => appendRun(gathered, choice, { type: 'refusal', text }),
  'tool-input-start': (gathered, { choice, index, id, name, kind }) => {
    const call: ToolCall = { type: 'tool-call', id, name, kind, input: '' };
    const open = choiceOf(gathered, choice);
    open.toolCalls.set(index, call);
    appendPart(open, call);
    gathered.bytes += Buffer.byteLength(name);
  },
  'tool-input-delta': (gathered, { choice, index, text, extensions }) => {
    const call = choiceOf(gathered, choice).toolCalls.get(index);
    if (call === undefined) throw new IsartorError('internal', 'Tool input before its start');
    call.input += text;
    gathered.bytes += Buffer.byteLength(text);
    if (extensions === undefined) return;
    call.extensions = mergeExtensions(call.extensions, extensions);
    gathered.bytes += jsonBytes(extensions);
  },
  part: (gathered, { choice, part }) => {
    appendPart(choiceOf(gathered, choice), part);
    gathered.bytes += jsonBytes(part);
  },
  'part-end': (gathered, { choice, signature, maker, extensions }) => {
    const open = choiceOf(gathered, choice);
    const { run } = open;
    open.run = undefined;
    if (run === undefined) return;
    if (run.type === 'reasoning' && signature !== undefined) {
      run.signature = signature;
      if (maker !== undefined) run.maker = maker;
      gathered.bytes += Buffer.byteLength(signature);
    }
    if (extensions === undefined || run.type === 'refusal') return;
    run.extensions = mergeExtensions(run.extensions, extensions);
    gathered.bytes += jsonBytes(extensions);
  },
  logprobs: (gathered, { choice, value }) => {
    const open = choiceOf(gathered, choice);
    open.logprobs = mergeLogprobs(open.logprobs, value);
    gathered.bytes += jsonBytes(value);
  },
  extension: (gathered, { choice, format, value }) => {
    const holder = choice === undefined ? gathered : choiceOf(gathered, choice);
    holder.extensions = mergeExtensions(holder.extensions, { [format]: value });
    gathered.bytes += jsonBytes(value);
  },
  usage: (gathered, { usage }) => {
    gathered.usage = usage;
  },
  finish: (gathered, { choice, reason }) => {
    choiceOf(gathered, choice).finishReason = reason;
  },
};

/** Starts folding one answer; `finish` may be called at any time and does not end the folding. */
export function createCollector(): Collector {
  const gathered: Gathered = { bytes: 0, model: '', choices: new Map() };
  return {
    push: (events) => {
      for (const event of events) reduce(gathered, event);
    },
    get textBytes() {
      return gathered.bytes;
    },
    finish: (provider) => completionOf(gathered, provider),
  };
}

function reduce(gathered: Gathered, event: ChatEvent): void {
  // The table's type has proven that each reducer takes the event it is filed under.
  const reducer = REDUCERS[event.type] as (gathered: Gathered, event: ChatEvent) => void;
  reducer(gathered, event);
}

function choiceOf({ choices }: Gathered, index: number): OpenChoice {
  const known = choices.get(index);
  if (known !== undefined) return known;
  const opened: OpenChoice = { content: [], toolCalls: new Map() };
  choices.set(index, opened);
  return opened;
}

function appendRun(gathered: Gathered, choice: number, part: RunPart): void {
  const open = choiceOf(gathered, choice);
  gathered.bytes += Buffer.byteLength(part.text);
  if (open.run?.type === part.type) {
    open.run.text += part.text;
    return;
  }
  appendPart(open, part);
  open.run = part;
}

function appendPart(open: OpenChoice, part: Part): void {
  open.content.push(part);
  open.run = undefined;
}

function mergeExtensions(told: Extensions | undefined, next: Extensions): Extensions {
  if (told === undefined) return next;
  const merged = (Object.entries(next) as [WireFormat, JsonObject][]).map(
    ([format, fields]) => [format, { ...told[format], ...fields }] as const,
  );
  return { ...told, ...Object.fromEntries(merged) };
}

const jsonBytes = (value: unknown): number => Buffer.byteLength(JSON.stringify(value) ?? '');

function completionOf({ model, usage, extensions, choices }: Gathered, provider: string): Completion {
  return {
    provider,
    model,
    choices: [...choices].sort(([left], [right]) => left - right).map(([index, open]) => closedChoice(index, open)),
    ...(usage !== undefined && { usage }),
    ...(extensions !== undefined && { extensions }),
  };
}

function closedChoice(index: number, { content, finishReason, logprobs, extensions }: OpenChoice): Choice {
  return {
    index,
    content: content.map((part) => ({ ...part })),
    finishReason: finishReason ?? { unified: 'other' },
    ...(logprobs !== undefined && { logprobs }),
    ...(extensions !== undefined && { extensions }),
  };
}

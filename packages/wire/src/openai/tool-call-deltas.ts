import type { ChatEvent } from '@isartor/core';
import { isJsonObject } from '../json/is-json-object.js';
import { namelessCall, type ReadToolCall, readToolCall } from './tool-call.js';

export interface ToolCallDeltasOptions {
  readonly choice: number;
  /** The id of a call that came without one. */
  readonly madeUpId: (index: number) => string;
}

/** Turns the `tool_calls` deltas of one choice into events: each call one start, then its input. */
export interface ToolCallDeltas {
  push(deltas: readonly unknown[], events: ChatEvent[]): void;
  /**
   * Whether the choice, now finished, made a call.
   * @throws IsartorError `upstream_invalid` when a call never got a name.
   */
  finish(): boolean;
}

interface OpenCall {
  readonly index: number;
  id?: string;
  started: boolean;
  /** What arrived before the name did. */
  readonly held: ChatEvent[];
}

/**
 * The dialect gives each call an index, and id and name in its first delta only. Servers differ: some leave the index
 * out, some repeat id and name in each delta, some send whole calls that all have index 0.
 */
export function createToolCallDeltas(options: ToolCallDeltasOptions): ToolCallDeltas {
  const calls: OpenCall[] = [];
  const byWireIndex = new Map<unknown, OpenCall>();

  const open = (wireIndex: unknown): OpenCall => {
    const call: OpenCall = { index: calls.length, started: false, held: [] };
    calls.push(call);
    if (wireIndex !== undefined) byWireIndex.set(wireIndex, call);
    return call;
  };

  const find = (wireIndex: unknown, delta: ReadToolCall): OpenCall => {
    const known = wireIndex === undefined ? findUnnumbered(calls, delta) : byWireIndex.get(wireIndex);
    return known === undefined || isAnother(known, delta) ? open(wireIndex) : known;
  };

  return {
    push: (deltas, events) => {
      for (const delta of deltas) {
        if (!isJsonObject(delta)) continue;
        const read = readToolCall(delta);
        pushDelta(find(delta.index ?? undefined, read), read, { options, events });
      }
    },
    finish: () => {
      if (calls.some(({ started }) => !started)) throw namelessCall();
      return calls.length > 0;
    },
  };
}

/** Without an index the id tells which call is meant; without an id too, it is the last one unless a name starts another. */
function findUnnumbered(calls: readonly OpenCall[], { id, name }: ReadToolCall): OpenCall | undefined {
  const last = calls.at(-1);
  if (id !== undefined) return calls.find((call) => call.id === id) ?? (name === undefined ? last : undefined);
  return name !== undefined && last?.started === true ? undefined : last;
}

/** A named call with another id under an index that is taken: the server numbers all its calls alike. */
const isAnother = (known: OpenCall, { id, name }: ReadToolCall): boolean =>
  name !== undefined && id !== undefined && known.id !== undefined && known.id !== id;

function pushDelta(
  call: OpenCall,
  { id, name, kind, input, extensions }: ReadToolCall,
  { options, events }: { readonly options: ToolCallDeltasOptions; readonly events: ChatEvent[] },
): void {
  const at = { choice: options.choice, index: call.index };
  if (id !== undefined) call.id ??= id;
  if (!call.started && name !== undefined) {
    call.started = true;
    call.id ??= options.madeUpId(call.index);
    events.push({ type: 'tool-input-start', ...at, id: call.id, name, kind }, ...call.held);
  }
  if (input === '' && extensions === undefined) return;
  const target = call.started ? events : call.held;
  target.push({ type: 'tool-input-delta', ...at, text: input, ...(extensions !== undefined && { extensions }) });
}

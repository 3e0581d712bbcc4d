import { type ChatEvent, IsartorError, type JsonObject } from '@isartor/core';
import { createCallWriter } from './call-writer.js';
import { printOutcome } from './finish-reason.js';
import { tokensOf } from './logprobs.js';
import { createOpenOutput, type OpenOutput } from './open-output.js';
import type { OutputOptions } from './output-items.js';
import { writePart } from './write-part.js';

type EventOf<Type extends ChatEvent['type']> = Extract<ChatEvent, { type: Type }>;
type Writers = { readonly [Type in ChatEvent['type']]?: (output: OpenOutput, event: EventOf<Type>) => void };

/** Turns the events of one answer into the items of an output, and tells each step. */
export interface OutputWriter {
  /** Takes what an event adds to the output; what is not told there is left alone. */
  write(event: ChatEvent): void;
  /** Ends what is still open; `status` is how the answer stands. */
  close(status: string): void;
  /** The items, all of which are whole after `close`. */
  readonly output: readonly JsonObject[];
}

const WRITERS: Writers = {
  'text-delta': (output, { text }) => output.message().say('output_text', text),
  'refusal-delta': (output, { text }) => output.message().say('refusal', text),
  'reasoning-delta': (output, { text }) => output.reasoning().say(text),
  'tool-input-start': ({ items, calls, endSpeech }, { index, ...call }) => {
    endSpeech();
    calls.set(index, createCallWriter(items, call));
  },
  'tool-input-delta': ({ calls }, { index, text, extensions }) => {
    const call = calls.get(index);
    if (call === undefined) throw new IsartorError('internal', 'Tool input before its start');
    call.input(text, extensions);
  },
  part: (output, { part }) => writePart(output, part),
  'part-end': (output, end) => output.endPart(end),
  logprobs: ({ ledger }, { value }) => ledger.tell(tokensOf(value)),
  finish: ({ endAll }, { reason }) => endAll(itemStatus(printOutcome(reason).status)),
};

/** An item that was being written when the answer stopped short is as incomplete as the answer. */
const itemStatus = (status: string): string => (status === 'completed' ? status : 'incomplete');

/** Starts an output. A dialect that draws one answer tells the first choice only. */
export function createOutputWriter(options: OutputOptions): OutputWriter {
  const output = createOpenOutput(options);
  return {
    write: (event) => {
      if ('choice' in event && event.choice !== undefined && event.choice !== 0) return;
      // The table's type has proven that each writer takes the event it is filed under.
      const write = WRITERS[event.type] as ((output: OpenOutput, event: ChatEvent) => void) | undefined;
      write?.(output, event);
    },
    close: (status) => output.endAll(itemStatus(status)),
    output: output.items.all,
  };
}

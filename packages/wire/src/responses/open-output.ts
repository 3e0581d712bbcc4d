import type { JsonObject, ReasoningPart, TextPart } from '@isartor/core';
import { isJsonObject } from '../json/is-json-object.js';
import type { CallWriter } from './call-writer.js';
import { type MessageWriter, openMessage } from './message-writer.js';
import { createOutputItems, type OutputItems, type OutputOptions } from './output-items.js';
import { openReasoning, type PartEnd, type ReasoningWriter } from './reasoning-writer.js';
import { createTokenLedger, type TokenLedger } from './token-ledger.js';
import { responsesFields } from './unnamed-fields.js';

/** An output that is being written, and what of it is still open: at most one message or thought, and any calls. */
export interface OpenOutput {
  readonly items: OutputItems;
  readonly calls: Map<number, CallWriter>;
  /** The message that is open, else a new one; `fields` are the unnamed ones of that. */
  message(fields?: JsonObject): MessageWriter;
  /** The thought that is open, else a new one; `known` is what is known of that. */
  reasoning(known?: ReasoningPart): ReasoningWriter;
  /** Ends the text, refusal or thought that is open, but not its message unless it holds the fields of that. */
  endPart(end: PartEnd): void;
  /** Ends what was being said before an item of another kind begins. Calls stay open: their input may yet go on. */
  endSpeech(status?: string): void;
  /** Ends everything. */
  endAll(status: string): void;
  /** The log probabilities of its texts. */
  readonly ledger: TokenLedger;
}

/** Starts an empty output. */
export function createOpenOutput(options: OutputOptions): OpenOutput {
  const items = createOutputItems(options);
  const ledger = createTokenLedger();
  const calls = new Map<number, CallWriter>();
  let message: MessageWriter | undefined;
  let reasoning: ReasoningWriter | undefined;

  const endSpeech = (status = 'completed'): void => {
    message?.close({ status });
    reasoning?.close();
    message = undefined;
    reasoning = undefined;
    // Items stand in the order they were started in, whichever tells its input first.
    for (const call of calls.values()) call.begin();
  };

  const endText = (part: Pick<TextPart, 'extensions'>): void => {
    const { message: fields, ...unnamed } = responsesFields(part);
    message?.endPart(unnamed);
    if (!isJsonObject(fields)) return;
    message?.close(fields);
    message = undefined;
  };

  return {
    items,
    ledger,
    calls,
    message: (fields = {}) => {
      if (message === undefined) endSpeech();
      message ??= openMessage({ items, ledger, fields });
      return message;
    },
    reasoning: (known) => {
      if (reasoning === undefined) endSpeech();
      reasoning ??= openReasoning(items, known);
      return reasoning;
    },
    endPart: (end) => {
      reasoning?.close(end);
      reasoning = undefined;
      endText(end);
    },
    endSpeech,
    endAll: (status) => {
      ledger.end();
      endSpeech(status);
      for (const call of calls.values()) call.close(status);
      calls.clear();
    },
  };
}

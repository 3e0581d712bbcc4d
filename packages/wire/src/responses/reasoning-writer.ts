import type { ChatEvent, JsonObject, ReasoningPart } from '@isartor/core';
import { buildReasoning } from './build-reasoning.js';
import type { OutputItems } from './output-items.js';
import { CONTENT_MARKER } from './parse-reasoning.js';
import { responsesFields } from './unnamed-fields.js';

/** What is known of a part when it ends. */
export type PartEnd = Pick<Extract<ChatEvent, { type: 'part-end' }>, 'signature' | 'maker' | 'extensions'>;

/** Writes one `reasoning` item. */
export interface ReasoningWriter {
  say(text: string): void;
  /** Ends the item, with what is known of it besides the text that was said. */
  close(part?: PartEnd): void;
}

/** How each of the two texts of an item is told. */
const CHANNELS = {
  summary: {
    part: 'response.reasoning_summary_part',
    text: 'response.reasoning_summary_text',
    type: 'summary_text',
    at: { summary_index: 0 },
  },
  content: {
    part: 'response.content_part',
    text: 'response.reasoning_text',
    type: 'reasoning_text',
    at: { content_index: 0 },
  },
} as const;

/** Begins a thought; `known` is what is known of it. Unless it says otherwise, its text is a summary. */
export function openReasoning(items: OutputItems, known: Partial<ReasoningPart> = {}): ReasoningWriter {
  const fields = responsesFields(known);
  const channel = CHANNELS[fields[CONTENT_MARKER] === true ? 'content' : 'summary'];
  const item = items.open('rs', { type: 'reasoning', summary: [] }, fields.id);
  let spoken: string | undefined;

  const endText = (text: string): void => {
    item.emit(`${channel.text}.done`, { ...channel.at, text });
    item.emit(`${channel.part}.done`, { ...channel.at, part: { type: channel.type, text } });
  };

  return {
    say: (delta) => {
      if (spoken === undefined) {
        item.emit(`${channel.part}.added`, { ...channel.at, part: { type: channel.type, text: '' } });
      }
      spoken = (spoken ?? '') + delta;
      item.emit(`${channel.text}.delta`, { ...channel.at, delta });
    },
    close: (part = {}) => {
      if (spoken !== undefined) endText(spoken);
      item.done(wholeItem({ ...known, ...part }, spoken ?? '', channel === CHANNELS.content));
    },
  };
}

/** The text stays where its deltas were told, wherever a late mark would have it. */
function wholeItem(part: Partial<ReasoningPart>, text: string, isContent: boolean): JsonObject {
  const { [CONTENT_MARKER]: _marker, ...fields } = responsesFields(part);
  const marked = isContent ? { ...fields, [CONTENT_MARKER]: true } : fields;
  return buildReasoning({ ...part, type: 'reasoning', text, extensions: { responses: marked } });
}

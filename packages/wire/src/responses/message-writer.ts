import type { JsonObject } from '@isartor/core';
import type { OpenItem, OutputItems } from './output-items.js';
import type { TextSpan, TokenLedger } from './token-ledger.js';

type Kind = 'output_text' | 'refusal';

interface Content {
  readonly kind: Kind;
  readonly index: number;
  readonly logprobs: unknown[];
  text: string;
}

/** Writes one `message` item of the model's. */
export interface MessageWriter {
  /** Adds to the part that is open, or begins one. */
  say(kind: Kind, text: string): void;
  /** Ends the part that is open; `fields` are its unnamed ones, quotations among them. */
  endPart(fields?: JsonObject): void;
  /** Ends the item; `fields` are its unnamed ones. */
  close(fields: JsonObject): void;
}

/** What a message is begun with. */
export interface MessageOptions {
  readonly items: OutputItems;
  readonly ledger: TokenLedger;
  /** The unnamed fields of the item as far as they are known. */
  readonly fields: JsonObject;
}

/** Begins a message. */
export function openMessage({ items, ledger, fields }: MessageOptions): MessageWriter {
  const { id, ...begun } = fields;
  const head = { ...begun, type: 'message', role: 'assistant' };
  const item = items.open('msg', { ...head, status: 'in_progress', content: [] }, id);
  const content: JsonObject[] = [];
  let open: Content | undefined;
  let span: TextSpan | undefined;

  const endPart = (unnamed: JsonObject = {}): void => {
    if (open !== undefined) content[open.index] = endContent(item, open, unnamed);
    open = undefined;
    span = undefined;
  };

  /** Log probabilities of a text that is over already stand in the whole answer only. */
  const takeTokens = (part: Content, tokens: readonly unknown[]): void => {
    part.logprobs.push(...tokens);
    if (part !== open) content[part.index] = { ...content[part.index], logprobs: [...part.logprobs] };
    else item.emit('response.output_text.delta', { content_index: part.index, delta: '', logprobs: tokens });
  };

  const openPart = (kind: Kind): Content => {
    if (open?.kind === kind) return open;
    endPart();
    const part: Content = { kind, index: content.length, logprobs: [], text: '' };
    open = part;
    content.push({});
    item.emit('response.content_part.added', { content_index: part.index, part: printPart(part) });
    if (kind === 'output_text') span = ledger.open((tokens) => takeTokens(part, tokens));
    return part;
  };

  return {
    say: (kind, delta) => {
      const part = openPart(kind);
      part.text += delta;
      const logprobs = span?.grow(Buffer.byteLength(delta)) ?? [];
      part.logprobs.push(...logprobs);
      const said = kind === 'refusal' ? { delta } : { delta, logprobs };
      item.emit(`response.${kind}.delta`, { content_index: part.index, ...said });
    },
    endPart,
    close: (unnamed) => {
      endPart();
      item.done({ ...head, status: 'completed', ...unnamed, content });
    },
  };
}

function printPart({ kind, text, logprobs }: Content, fields: JsonObject = {}): JsonObject {
  if (kind === 'refusal') return { type: kind, refusal: text };
  return { ...fields, type: kind, text, annotations: fields.annotations ?? [], logprobs: [...logprobs] };
}

function endContent(item: OpenItem, open: Content, fields: JsonObject): JsonObject {
  const at = { content_index: open.index };
  const part = printPart(open, fields);
  const annotations: readonly unknown[] = Array.isArray(fields.annotations) ? fields.annotations : [];
  for (const [annotation_index, annotation] of annotations.entries()) {
    item.emit('response.output_text.annotation.added', { ...at, annotation_index, annotation });
  }
  const told = open.kind === 'refusal' ? { refusal: open.text } : { text: open.text, logprobs: part.logprobs };
  item.emit(`response.${open.kind}.done`, { ...at, ...told });
  item.emit('response.content_part.done', { ...at, part });
  return part;
}

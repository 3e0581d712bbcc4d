import type { JsonObject, Message, Part } from '@isartor/core';
import { type CallBook, createCallBook } from './call-ids.js';
import { joinPieces } from './join-pieces.js';
import { parsePart } from './parse-part.js';
import { parseResult } from './parse-result.js';
import type { Given } from './schema.js';
import { unnamedFields } from './unnamed-fields.js';

type Content = Given<'contents'>[number];
type OpenMessage = Message & { readonly content: Part[] };

const CONTENT_FIELDS = new Set(['role', 'parts']);

/** The turns of a checked body. */
export function parseContents(contents: readonly Content[]): Message[] {
  const book = createCallBook();
  return joinPieces(joinResults(contents.flatMap((content, turn) => parseContent(content, turn, book))));
}

/** Function responses that follow one another are one turn, as in the other dialects. */
function joinResults(messages: readonly Message[]): Message[] {
  const joined: Message[] = [];
  for (const message of messages) {
    const last = joined.at(-1);
    const isNext = last?.role === 'tool' && message.role === 'tool' && message.extensions === undefined;
    if (isNext) joined[joined.length - 1] = { ...last, content: [...last.content, ...message.content] };
    else joined.push(message);
  }
  return joined;
}

/** The instruction as the turn that the other dialects start with; none where it says nothing. */
export function parseInstruction(instruction: Given<'systemInstruction'> | undefined): Message[] {
  const parts = instruction?.parts ?? [];
  if (parts.length === 0) return [];
  return [{ role: 'system', content: parts.map((part) => parsePart(part, ({ name }) => name)) }];
}

function parseContent(content: Content, turn: number, book: CallBook): Message[] {
  const speaker = content.role === 'model' ? 'assistant' : 'user';
  const messages: OpenMessage[] = [];
  for (const part of content.parts ?? []) {
    const isResult = part.functionResponse !== undefined;
    const role = isResult ? 'tool' : speaker;
    const parsed = isResult ? parseResult(part, book, turn) : parsePart(part, (call) => book.called(call, turn));
    const last = messages.at(-1);
    if (last?.role === role) last.content.push(parsed);
    else messages.push({ role, content: [parsed] });
  }
  return withFields(messages.length === 0 ? [{ role: speaker, content: [] }] : messages, content);
}

function withFields([first, ...others]: readonly Message[], content: JsonObject): Message[] {
  return first === undefined ? [] : [{ ...first, ...unnamedFields(content, CONTENT_FIELDS) }, ...others];
}

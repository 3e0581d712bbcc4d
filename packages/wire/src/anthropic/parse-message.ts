import type { JsonObject, Message, Part } from '@isartor/core';
import type { JsonPath } from '../json/slice-value.js';
import type { InputReader } from './input-reader.js';
import { parseContent, parsePart } from './parse-part.js';
import type { RequestBody } from './schema.js';
import { extended, unnamedFields } from './unnamed-fields.js';

type BodyMessage = RequestBody['messages'][number];

const TURN_FIELDS = new Set(['role', 'content']);

/** The instructions of a checked body: one `system` message, none where they are empty. */
export function parseSystem(system: RequestBody['system']): Message[] {
  const content = parseContent(system === '' ? undefined : system);
  return content.length === 0 ? [] : [{ role: 'system', content }];
}

/** The turns of a checked body. */
export const parseMessages = (messages: readonly BodyMessage[], readInput: InputReader): Message[] =>
  messages.flatMap((message, index) => parseMessage(message, readBlocks(message, { index, readInput })));

function parseMessage(message: BodyMessage, content: readonly Part[]): readonly Message[] {
  const fields = unnamedFields(message, TURN_FIELDS);
  if (message.role === 'assistant') return [{ role: 'assistant', content, ...fields }];
  if (message.role === 'user') return splitResults(content, fields);
  // Instructions amid a conversation are the dialect's own: the mark keeps them from becoming what other dialects have.
  return [{ role: 'system', content, ...extended({ ...fields.extensions?.anthropic, role: 'system' }) }];
}

function readBlocks(
  { content }: BodyMessage,
  { index, readInput }: { readonly index: number; readonly readInput: InputReader },
): Part[] {
  if (typeof content === 'string') return parseContent(content);
  return content.map((block: JsonObject, position) => {
    const path: JsonPath = ['messages', index, 'content', position, 'input'];
    return parsePart(block, () => readInput(block.input, path));
  });
}

/** Runs of results become `tool` messages, what stands between them `user` messages; the first holds the turn's own fields. */
function splitResults(content: readonly Part[], fields: Pick<Message, 'extensions'>): readonly Message[] {
  const messages: { role: 'tool' | 'user'; content: Part[] }[] = [];
  for (const part of content) {
    const role = part.type === 'tool-result' ? 'tool' : 'user';
    const last = messages.at(-1);
    if (last?.role === role) last.content.push(part);
    else messages.push({ role, content: [part] });
  }
  const [first, ...others] = messages;
  return first === undefined ? [] : [{ ...first, ...fields }, ...others];
}

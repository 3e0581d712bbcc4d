import { type ChatRequest, IsartorError, type JsonObject, type Message, type Part } from '@isartor/core';
import { canReturn } from '../translation/sealed-reasoning.js';
import { buildPart } from './build-part.js';
import { buildResult } from './build-result.js';
import { isGemini3 } from './model-version.js';
import { keptSignature, withSignedCall } from './thought-signatures.js';
import { geminiFields } from './unnamed-fields.js';
import { unsupported } from './unsupported.js';

/** The fields of a body that hold the conversation, for `printExact`. */
export interface Conversation {
  readonly systemInstruction?: JsonObject;
  readonly contents: readonly JsonObject[];
}

interface Content {
  readonly role: 'user' | 'model';
  readonly parts: readonly JsonObject[];
  /** Unnamed fields. */
  readonly fields: JsonObject;
}

/** The calls before a turn by id, and their places among all calls: an id that comes again is that of another call. */
type Calls = Map<string, { readonly name: string; readonly place: number }>;

/**
 * Splits a conversation into its leading instructions and its turns; turns of one side that follow each other are one.
 * @throws IsartorError `unsupported_feature` for what Gemini cannot carry, `invalid_request` for a result of no call.
 */
export function buildConversation({ messages, model }: ChatRequest): Conversation {
  const start = messages.findIndex((message) => !isInstruction(message));
  // The API wants a turn: where there are instructions alone they are it.
  const leading = start === -1 ? [] : messages.slice(0, start);
  const calls: Calls = new Map();
  const contents = merge(joinResults(messages.slice(leading.length)).map((message) => buildContent(message, calls)));
  const instructions = leading.flatMap(instructionParts).map(buildPart);
  return {
    ...(instructions.length > 0 && { systemInstruction: { parts: instructions } }),
    contents: contents.map(({ role, parts, fields }) => ({
      ...fields,
      role,
      parts: role === 'model' && isGemini3(model) ? withSignedCall(parts) : parts,
    })),
  };
}

const isInstruction = ({ role }: Message): boolean => role === 'system' || role === 'developer';

function instructionParts({ content, name }: Message): readonly Part[] {
  if (name !== undefined) throw unsupported("A speaker's name");
  if (content.some(({ type }) => type !== 'text' && type !== 'unknown')) {
    throw unsupported('An instruction that is not text');
  }
  return content;
}

/** The results of one turn's calls as one turn. */
function joinResults(messages: readonly Message[]): readonly Message[] {
  const joined: Message[] = [];
  for (const message of messages) {
    const last = joined.at(-1);
    const isNext = last?.role === 'tool' && message.role === 'tool';
    if (isNext) joined[joined.length - 1] = { ...last, ...message, content: [...last.content, ...message.content] };
    else joined.push(message);
  }
  return joined;
}

function buildContent(message: Message, calls: Calls): Content {
  const { role, content, name } = message;
  if (isInstruction(message)) return wrapInstructions(message);
  if (role === 'tool') return { role: 'user', parts: buildResults(content, calls), fields: geminiFields(message) };
  if (name !== undefined) throw unsupported("A speaker's name");
  for (const part of content) {
    if (part.type === 'tool-call') calls.set(part.id, { name: part.name, place: calls.size });
  }
  const parts = withoutEmptyText(content.filter(isCarried)).map(buildSpoken);
  return { role: role === 'assistant' ? 'model' : 'user', parts, fields: geminiFields(message) };
}

/** A thought that another maker has signed is of use to nobody else. */
const isCarried = (part: Part): boolean => part.type !== 'reasoning' || canReturn(part, 'gemini');

/** Other dialects have an empty text where a turn is all calls. */
function withoutEmptyText(parts: readonly Part[]): readonly Part[] {
  if (parts.length < 2) return parts;
  return parts.filter((part) => part.type !== 'text' || part.text !== '' || part.extensions !== undefined);
}

const buildSpoken = (part: Part): JsonObject =>
  part.type === 'tool-call' ? { ...keptSignature(part), ...buildPart(part) } : buildPart(part);

/** The API takes instructions at the start only; moved there they would say another thing. */
function wrapInstructions(message: Message): Content {
  const parts = instructionParts(message).map((part) =>
    part.type === 'text' ? { text: `<system>\n${part.text}\n</system>` } : buildPart(part),
  );
  return { role: 'user', parts, fields: {} };
}

/** Results go in the order of their calls: without an id, that is how Gemini tells apart those of one name. */
function buildResults(content: readonly Part[], calls: Calls): JsonObject[] {
  const results = content.map((part) => {
    if (part.type !== 'tool-result') throw unsupported(`A ${part.type} part in a tool message`);
    const { name, place } = calls.get(part.callId) ?? { name: part.name, place: calls.size };
    if (name === undefined)
      throw new IsartorError('invalid_request', 'A tool result answers no call of the conversation');
    return { place, built: buildResult(part, name) };
  });
  return results.toSorted((left, right) => left.place - right.place).map(({ built }) => built);
}

function merge(contents: readonly Content[]): readonly Content[] {
  const merged: Content[] = [];
  for (const content of contents) {
    const last = merged.at(-1);
    if (content.parts.length === 0) continue;
    if (last?.role !== content.role) merged.push(content);
    else merged[merged.length - 1] = join(last, content);
  }
  return merged;
}

const join = (first: Content, second: Content): Content => ({
  role: first.role,
  parts: [...first.parts, ...second.parts],
  fields: { ...first.fields, ...second.fields },
});

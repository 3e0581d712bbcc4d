import type { JsonObject, Message, Part } from '@isartor/core';
import { buildParts } from './build-part.js';
import { anthropicFields } from './unnamed-fields.js';
import { unsupported } from './unsupported.js';

/** One member of `messages`, its content as blocks. */
export interface Turn {
  readonly role: 'user' | 'assistant' | 'system';
  readonly content: readonly JsonObject[];
  /** Unnamed fields. */
  readonly fields: JsonObject;
}

/** A conversation as the dialect holds it. */
export interface Conversation {
  readonly system?: string | readonly JsonObject[];
  readonly turns: readonly Turn[];
}

/**
 * Splits a conversation into its leading instructions and turns that alternate.
 * @throws IsartorError `unsupported_feature` for what Anthropic cannot carry.
 */
export function buildConversation(messages: readonly Message[]): Conversation {
  const start = messages.findIndex((message) => !isLeading(message));
  const leading = start === -1 ? messages : messages.slice(0, start);
  const turns = start === -1 ? [] : buildTurns(messages.slice(start));
  if (turns.length === 0) throw unsupported('A conversation without a turn that says something');
  const system = buildSystem(leading);
  return { ...(system !== undefined && { system }), turns };
}

const isInstruction = ({ role }: Message): boolean => role === 'system' || role === 'developer';

/** The dialect's own instructions amid a conversation stay where they are, though they be its first message. */
const isOwnInstruction = (message: Message): boolean => anthropicFields(message).role === 'system';

const isLeading = (message: Message): boolean => isInstruction(message) && !isOwnInstruction(message);

function buildSystem(messages: readonly Message[]): Conversation['system'] {
  const blocks = buildParts(messages.flatMap(instructions));
  return blocks.length === 0 ? undefined : shorten(blocks);
}

function instructions({ content, name }: Message): readonly Part[] {
  if (name !== undefined) throw named();
  if (content.some(({ type }) => type !== 'text')) throw unsupported('An instruction that is not text');
  return content;
}

/** A lone text is usually written as a string. */
export function shorten(blocks: readonly JsonObject[]): string | readonly JsonObject[] {
  const [first, ...others] = blocks;
  const isPlain = others.length === 0 && first?.type === 'text' && Object.keys(first).length === 2;
  return isPlain ? String(first.text) : blocks;
}

function buildTurns(messages: readonly Message[]): readonly Turn[] {
  const turns: Turn[] = [];
  for (const message of messages) {
    const turn = buildTurn(message);
    if (turn.content.length === 0) continue;
    const last = turns.at(-1);
    // What the dialect says of a whole turn must not come to hold for another one.
    const merges = last?.role === turn.role && turn.role !== 'system' && Object.keys(turn.fields).length === 0;
    if (last !== undefined && merges)
      turns[turns.length - 1] = { ...last, content: [...last.content, ...turn.content] };
    else turns.push(turn);
  }
  return turns.map(resultsFirst);
}

function buildTurn(message: Message): Turn {
  const { role, content, name } = message;
  if (isInstruction(message) && !isOwnInstruction(message)) return wrapInstructions(message);
  // A result names its tool by the call.
  if (name !== undefined && role !== 'tool') throw named();
  const { role: _role, ...fields } = anthropicFields(message);
  const blocks = buildParts(content);
  return { role: turnRole(role), content: blocks, fields };
}

const turnRole = (role: Message['role']): Turn['role'] => {
  if (role === 'assistant') return role;
  return role === 'system' ? 'system' : 'user';
};

/** Only some models take instructions amid a conversation; all of them know tags. Moved to the front they would say another thing. */
function wrapInstructions(message: Message): Turn {
  const texts = instructions(message).flatMap((part) =>
    part.type === 'text' && /\S/.test(part.text) ? [part.text] : [],
  );
  const content = texts.map((text) => ({ type: 'text', text: `<system>\n${text}\n</system>` }));
  return { role: 'user', content, fields: {} };
}

/** Anthropic wants the results of a turn's calls before anything else. */
function resultsFirst(turn: Turn): Turn {
  if (turn.role !== 'user') return turn;
  const results = turn.content.filter(isResult);
  return { ...turn, content: [...results, ...turn.content.filter((block) => !isResult(block))] };
}

const isResult = ({ type }: JsonObject): boolean => type === 'tool_result';

const named = () => unsupported("A speaker's name");

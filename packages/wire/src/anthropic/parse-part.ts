import type { JsonObject, Part, ReasoningPart, ToolCallPart, ToolResultPart } from '@isartor/core';
import { filledString } from '../json/filled-string.js';
import { isJsonObject } from '../json/is-json-object.js';
import { readSeal } from '../translation/sealed-reasoning.js';
import { parseDocument, parseImage } from './parse-media.js';
import { unnamedFields } from './unnamed-fields.js';

/** The JSON text of a tool call's input. */
export type InputText = () => string;

/** Gives undefined for a block that has its type's name but not its shape. */
type PartParser = (block: JsonObject, inputText: InputText) => Part | undefined;

const TEXT_FIELDS = new Set(['type', 'text']);
const THINKING_FIELDS = new Set(['type', 'thinking', 'signature']);
const REDACTED_FIELDS = new Set(['type', 'data']);
const TOOL_USE_FIELDS = new Set(['type', 'id', 'name', 'input']);
const TOOL_RESULT_FIELDS = new Set(['type', 'tool_use_id', 'content', 'is_error']);

const parseText: PartParser = (block) =>
  typeof block.text === 'string' ? { type: 'text', text: block.text, ...unnamedFields(block, TEXT_FIELDS) } : undefined;

const parseThinking: PartParser = (block): ReasoningPart | undefined => {
  const { thinking, signature } = block;
  if (typeof thinking !== 'string') return undefined;
  const seal = filledString(signature);
  return {
    type: 'reasoning',
    text: thinking,
    ...(seal !== undefined && readSeal(seal, 'anthropic', 'signature')),
    ...unnamedFields(block, THINKING_FIELDS),
  };
};

const parseRedacted: PartParser = (block): ReasoningPart | undefined => {
  if (typeof block.data !== 'string') return undefined;
  const seal = readSeal(block.data, 'anthropic', 'redacted');
  return { type: 'reasoning', text: '', ...seal, ...unnamedFields(block, REDACTED_FIELDS) };
};

const parseToolUse: PartParser = (block, inputText): ToolCallPart | undefined => {
  const { id, name } = block;
  if (typeof id !== 'string' || typeof name !== 'string') return undefined;
  return {
    type: 'tool-call',
    id,
    name,
    kind: 'function',
    input: inputText(),
    ...unnamedFields(block, TOOL_USE_FIELDS),
  };
};

const parseToolResult: PartParser = (block): ToolResultPart | undefined => {
  const { tool_use_id: callId, content, is_error: isError } = block;
  if (typeof callId !== 'string') return undefined;
  return {
    type: 'tool-result',
    callId,
    content: parseContent(content),
    ...(isError === true && { isError }),
    ...unnamedFields(block, TOOL_RESULT_FIELDS),
  };
};

const PARSERS: ReadonlyMap<unknown, PartParser> = new Map([
  ['text', parseText],
  ['image', parseImage],
  ['document', parseDocument],
  ['thinking', parseThinking],
  ['redacted_thinking', parseRedacted],
  ['tool_use', parseToolUse],
  ['tool_result', parseToolResult],
]);

const printInput = ({ input }: JsonObject): string => JSON.stringify(input ?? {});

/** One content block; what the canonical model cannot hold without loss stays an `unknown` part. */
export const parsePart = (block: JsonObject, inputText: InputText = () => printInput(block)): Part =>
  PARSERS.get(block.type)?.(block, inputText) ?? { type: 'unknown', format: 'anthropic', value: block };

/** Content that holds no tool calls: a string, a list of blocks or nothing. */
export function parseContent(content: unknown): Part[] {
  if (typeof content === 'string') return [{ type: 'text', text: content }];
  return Array.isArray(content) ? content.filter(isJsonObject).map((block) => parsePart(block)) : [];
}

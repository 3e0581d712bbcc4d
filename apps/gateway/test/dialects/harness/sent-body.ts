import type { RecordedRequest, UpstreamDialect } from '@isartor/testing';
import type { JsonObject } from './ask.js';

/** What arrived at an upstream, in its dialect's terms, with one spelling where the dialect has several. */
export function sentBody(dialect: UpstreamDialect, { json }: RecordedRequest): JsonObject {
  const body = SPELLINGS[dialect](json);
  const turns = TURNS[dialect];
  return { ...body, [turns]: (body[turns] as readonly JsonObject[]).map(spokenAtOnce) };
}

/** The member that holds the turns of a conversation. */
const TURNS = { openai: 'messages', responses: 'input', anthropic: 'messages', gemini: 'contents' } as const;

/** A model's turn with neighbouring texts as one: clients that read a stream give back the pieces that they got. */
function spokenAtOnce(turn: JsonObject): JsonObject {
  if (turn.role === 'model') return { ...turn, parts: joinTexts(turn.parts as readonly JsonObject[]) };
  if (turn.role !== 'assistant' || !Array.isArray(turn.content)) return turn;
  const content = joinTexts(turn.content);
  const [first] = content;
  // Chat Completions has a shorter form for a lone text.
  const isLone = content.length === 1 && first?.type === 'text' && turn.tool_calls !== undefined;
  return { ...turn, content: isLone ? first.text : content };
}

function joinTexts(parts: readonly JsonObject[]): readonly JsonObject[] {
  const joined: JsonObject[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (last === undefined || !isPlainText(part) || !isPlainText(last)) joined.push(part);
    else joined[joined.length - 1] = { ...last, text: `${last.text}${part.text}` };
  }
  return joined;
}

const isPlainText = ({ type, text, ...rest }: JsonObject): boolean =>
  typeof text === 'string' &&
  rest.thought !== true &&
  (type === undefined || type === 'text' || type === 'output_text');

/** Whether the request asked for a stream, and for which model. */
export function sentManner(dialect: UpstreamDialect, { json, path }: RecordedRequest) {
  if (dialect !== 'gemini') return { stream: json.stream === true, model: String(json.model) };
  const [, model = '', verb = ''] = /models\/(.+):(\w+)/.exec(path) ?? [];
  return { stream: verb === 'streamGenerateContent' && path.includes('alt=sse'), model };
}

type Spelling = (body: JsonObject) => JsonObject;

const SPELLINGS: Readonly<Record<UpstreamDialect, Spelling>> = {
  openai: ({ max_completion_tokens: limit, ...body }) => ({
    ...body,
    ...(limit !== undefined && { max_tokens: limit }),
  }),
  responses: ({ instructions, input, ...body }) => ({
    ...body,
    input: [
      ...(typeof instructions === 'string' ? [{ role: 'system', content: instructions }] : []),
      ...(typeof input === 'string' ? [{ role: 'user', content: input }] : (input as readonly JsonObject[])),
    ].map(responsesItem),
  }),
  anthropic: ({ system, messages, ...body }) => ({
    ...body,
    ...(system !== undefined && { system: textBlocks(system) }),
    messages: (messages as readonly JsonObject[]).map(({ content, ...rest }) => ({
      ...rest,
      content: (textBlocks(content) as readonly JsonObject[]).map((block) =>
        block.type === 'tool_result' ? { ...block, content: textBlocks(block.content) } : block,
      ),
    })),
  }),
  gemini: (body) => lowerTypes(body, undefined) as JsonObject,
};

const textBlocks = (content: unknown): unknown =>
  typeof content === 'string' ? [{ type: 'text', text: content }] : content;

/** A message with its content as parts; `type` of a message is left out by some. */
function responsesItem(item: JsonObject): JsonObject {
  if (item.role === undefined) return item;
  const { type: _, content, ...rest } = item;
  const kind = item.role === 'assistant' ? 'output_text' : 'input_text';
  return { ...rest, content: typeof content === 'string' ? [{ type: kind, text: content }] : content };
}

/** Where Google takes a schema: of its own kind, with upper-case types, or JSON schema. */
const SCHEMA_FIELDS = new Set(['parameters', 'parametersJsonSchema', 'responseSchema', 'responseJsonSchema']);

/** The value with every schema under the name `schema`, types in lower case. */
function lowerTypes(value: unknown, within: 'schema' | undefined): unknown {
  if (Array.isArray(value)) return value.map((item) => lowerTypes(item, within));
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).map(([name, member]) => {
    if (within === undefined && SCHEMA_FIELDS.has(name)) return ['schema', lowerTypes(member, 'schema')];
    if (within === 'schema' && name === 'type' && typeof member === 'string') return [name, member.toLowerCase()];
    return [name, lowerTypes(member, within)];
  });
  return Object.fromEntries(members);
}

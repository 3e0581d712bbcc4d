import type { RecordedRequest } from '@isartor/testing';
import { type Fields, isFields, isString, list, shapeAt } from './fit-answers.js';
import type { MalformedRequest } from './malformed-request.js';
import type { Received } from './send.js';

/** What is wrong with an answer, or nothing: it is a whole answer, or a refusal in the shape of its dialect. */
export function faultOfAnswer({ method, path }: MalformedRequest, received: Received): string | undefined {
  const { status, text } = received;
  if (status !== 200 && (status < 400 || status > 499)) return `status ${status}: ${text.slice(0, 200)}`;
  if (method === 'HEAD') return text === '' ? undefined : 'a body behind HEAD';
  const { isAnswer, isError } = shapeAt(path);
  const isFit = status === 200 ? isAnswer(received) : isError(received);
  return isFit ? undefined : `an unfit ${status}: ${received.contentType} ${text.slice(0, 200)}`;
}

const ROLES = ['system', 'developer', 'user', 'assistant', 'tool', 'function'];
const GATEWAY_FIELDS = ['cache', 'session_id', 'thread_id', 'conversation_id'];

/** What is wrong with a chat that reached the paid upstream, or nothing. Told without a look at our own schemas. */
export function faultOfUpstreamBody({ path, body, json }: RecordedRequest): string | undefined {
  if (!path.includes('/chat/completions')) return undefined;
  const faults = [
    ...(body.includes('\ufffd') && !body.includes('\\ufffd') ? ['bytes that are not UTF-8'] : []),
    ...(list(json.messages).length === 0 ? ['no messages'] : list(json.messages).flatMap(messageFaults)),
    ...(isString(json.model) && json.model !== '' ? [] : ['no model']),
    ...GATEWAY_FIELDS.filter((name) => name in json),
    ...list(json.tools).flatMap((tool) => (isFields(tool) && isString(tool.type) ? [] : ['a tool without a type'])),
    ...numberFaults(json),
    ...(['stream', 'parallel_tool_calls'].some((name) => !isAbsent(json[name]) && typeof json[name] !== 'boolean')
      ? ['a switch that is none']
      : []),
  ];
  return faults.length === 0 ? undefined : `${faults.join(', ')} in ${body.slice(0, 300)}`;
}

function messageFaults(message: unknown): readonly string[] {
  if (!isFields(message)) return ['a message that is none'];
  const { role, content } = message;
  if (!isString(role) || !ROLES.includes(role)) return ['a message without a role'];
  if (isString(content)) return [];
  if (Array.isArray(content)) {
    const isWhole = content.length > 0 && content.every((part) => isFields(part) && isString(part.type));
    return isWhole ? [] : ['a part without a type'];
  }
  const mayBeSilent = role === 'assistant' || role === 'function';
  return isAbsent(content) && mayBeSilent ? [] : ['a message without content'];
}

/** The bounds of the numbers that the dialect documents. */
const BOUNDS: Readonly<Record<string, readonly [least: number, most: number, whole: boolean]>> = {
  temperature: [0, 2, false],
  top_p: [0, 1, false],
  n: [1, 128, true],
  max_tokens: [1, Number.MAX_VALUE, true],
  max_completion_tokens: [1, Number.MAX_VALUE, true],
  presence_penalty: [-2, 2, false],
  frequency_penalty: [-2, 2, false],
  top_logprobs: [0, 20, true],
};

const numberFaults = (json: Fields): readonly string[] =>
  Object.entries(BOUNDS).flatMap(([name, [least, most, whole]]) => {
    const value = json[name];
    if (isAbsent(value)) return [];
    const isFit = typeof value === 'number' && value >= least && value <= most && (!whole || Number.isInteger(value));
    return isFit ? [] : [`${name} out of bounds`];
  });

const isAbsent = (value: unknown): boolean => value === undefined || value === null;

import type { RecordedRequest } from '@isartor/testing';
import type { MalformedRequest } from './malformed-request.js';
import type { Received } from './send.js';

type Fields = Readonly<Record<string, unknown>>;

const isString = (value: unknown): value is string => typeof value === 'string';
const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** What is wrong with an answer, or nothing: it is a whole answer, or a refusal in the shape of its dialect. */
export function faultOfAnswer({ method, path }: MalformedRequest, received: Received): string | undefined {
  const { status, text } = received;
  if (status !== 200 && (status < 400 || status > 499)) return `status ${status}: ${text.slice(0, 200)}`;
  if (method === 'HEAD') return text === '' ? undefined : 'a body behind HEAD';
  const isOpenai = path.startsWith('/v1/');
  const isFit =
    status === 200 ? (isOpenai ? isOpenaiAnswer : isNativeAnswer) : isOpenai ? isOpenaiError : isNativeError;
  return isFit(received) ? undefined : `an unfit ${status}: ${received.contentType} ${text.slice(0, 200)}`;
}

const isOpenaiError = ({ text }: Received): boolean => {
  const { error } = parsed(text);
  if (!isFields(error)) return false;
  const optional = [error.param, error.code].every((value) => value === null || isString(value));
  return isString(error.message) && error.message !== '' && isString(error.type) && optional;
};

const isNativeError = ({ text }: Received): boolean => {
  const { error, message } = parsed(text);
  return isString(error) && isString(message) && message !== '';
};

function isOpenaiAnswer({ contentType, text }: Received): boolean {
  if (contentType.startsWith('text/event-stream'))
    return text.endsWith('data: [DONE]\n\n') && !text.includes('"error"');
  const { choices, object } = parsed(text);
  if (object === 'list' || object === 'model') return true;
  return (
    list(choices).length > 0 && list(choices).every((choice) => isFields(choice) && isString(choice.finish_reason))
  );
}

function isNativeAnswer({ contentType, text }: Received): boolean {
  if (contentType.startsWith('text/event-stream'))
    return /\n\nevent: done\ndata: \{"layer":[123],.*\}\n\n$/s.test(text);
  const { layer, message, model, status } = parsed(text);
  if (isString(status)) return true;
  return [1, 2, 3].includes(Number(layer)) && isString(message) && isString(model);
}

function parsed(text: string): Fields {
  try {
    const value: unknown = JSON.parse(text);
    return isFields(value) ? value : {};
  } catch {
    return {};
  }
}

const ROLES = ['system', 'developer', 'user', 'assistant', 'tool', 'function'];
const GATEWAY_FIELDS = ['cache', 'session_id', 'thread_id', 'conversation_id'];

/** What is wrong with a body that reached the paid upstream, or nothing. Told without a look at our own schemas. */
export function faultOfUpstreamBody({ body, json }: RecordedRequest): string | undefined {
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

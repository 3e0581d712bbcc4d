import type { Received } from './send.js';

export type Fields = Readonly<Record<string, unknown>>;

export const isString = (value: unknown): value is string => typeof value === 'string';
export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
export const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** Whether an answer is what its dialect calls a whole answer, or a refusal. Told without a look at our own codecs. */
interface Shape {
  readonly isAnswer: (received: Received) => boolean;
  readonly isError: (received: Received) => boolean;
}

const isStream = ({ contentType }: Received): boolean => contentType.startsWith('text/event-stream');

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const objectOf = ({ text }: Received): Fields => {
  const value = parsed(text);
  return isFields(value) ? value : {};
};

const isFilled = (value: unknown): boolean => isString(value) && value !== '';

const isOpenaiError = (received: Received): boolean => {
  const { error } = objectOf(received);
  if (!isFields(error)) return false;
  const optional = [error.param, error.code].every((value) => value === null || isString(value));
  return isFilled(error.message) && isString(error.type) && optional;
};

const openai: Shape = {
  isError: isOpenaiError,
  isAnswer(received) {
    const { text } = received;
    if (isStream(received)) return text.endsWith('data: [DONE]\n\n') && !text.includes('"error"');
    const { choices, object } = objectOf(received);
    if (object === 'list' || object === 'model') return true;
    return (
      list(choices).length > 0 && list(choices).every((choice) => isFields(choice) && isString(choice.finish_reason))
    );
  },
};

const responses: Shape = {
  isError: isOpenaiError,
  isAnswer(received) {
    if (isStream(received)) return /\nevent: response\.(?:completed|incomplete)\ndata: [^\n]*\n\n$/.test(received.text);
    const { object, status, output } = objectOf(received);
    return object === 'response' && ['completed', 'incomplete'].includes(String(status)) && Array.isArray(output);
  },
};

const anthropic: Shape = {
  isError(received) {
    const { type, error, request_id: requestId } = objectOf(received);
    return (
      type === 'error' && isFields(error) && isFilled(error.message) && isString(error.type) && isString(requestId)
    );
  },
  isAnswer(received) {
    if (isStream(received)) return /\nevent: message_stop\ndata: [^\n]*\n\n$/.test(received.text);
    const { type, stop_reason: reason, content, input_tokens: count } = objectOf(received);
    return typeof count === 'number' || (type === 'message' && isString(reason) && Array.isArray(content));
  },
};

const isGenerated = (value: unknown): boolean => {
  if (!isFields(value)) return false;
  return typeof value.totalTokens === 'number' || list(value.candidates).length > 0 || isFields(value.usageMetadata);
};

const gemini: Shape = {
  isError(received) {
    const { error } = objectOf(received);
    return isFields(error) && isFilled(error.message) && typeof error.code === 'number' && isString(error.status);
  },
  isAnswer(received) {
    if (isStream(received)) return received.text.includes('"finishReason"') && !received.text.includes('"error"');
    const value = parsed(received.text);
    return Array.isArray(value) ? value.length > 0 && value.every(isGenerated) : isGenerated(value);
  },
};

const native: Shape = {
  isError(received) {
    const { error, message } = objectOf(received);
    return isString(error) && isFilled(message);
  },
  isAnswer(received) {
    if (isStream(received)) return /\n\nevent: done\ndata: \{"layer":[123],.*\}\n\n$/s.test(received.text);
    const { layer, message, model, status } = objectOf(received);
    if (isString(status)) return true;
    return [1, 2, 3].includes(Number(layer)) && isString(message) && isString(model);
  },
};

/** Which dialect answers below a path; the first that fits. */
const SHAPES: readonly (readonly [start: string, shape: Shape])[] = [
  ['/v1/messages', anthropic],
  ['/v1/responses', responses],
  ['/v1beta/', gemini],
  ['/v1/', openai],
  ['', native],
];

/** The shape of what is answered at a path. */
export const shapeAt = (path: string): Shape => SHAPES.find(([start]) => path.startsWith(start))?.[1] ?? native;

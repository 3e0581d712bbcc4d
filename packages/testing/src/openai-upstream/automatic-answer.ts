import { completionAnswer, textAnswer } from './completion-answer.js';
import type { RecordedRequest } from './recorded-request.js';
import type { Behaviour } from './reply-plan.js';

/**
 * A model that does what it is asked in the plainest way: it calls every offered tool once when the last message is
 * the user's, gives an instance of the schema where JSON is wanted, and repeats the last user text otherwise.
 */
export const automaticAnswer: Behaviour = (request) => {
  const tools = functionTools(request);
  if (tools.length > 0 && request.json.tool_choice !== 'none' && lastMessage(request)?.role === 'user') {
    const called = request.json.parallel_tool_calls === false ? tools.slice(0, 1) : tools;
    const toolCalls = called.map((tool, index) => ({
      id: `call_${index}`,
      name: String(tool.name),
      arguments: JSON.stringify(instanceOf(tool.parameters)),
    }));
    return completionAnswer({ choices: [{ toolCalls }] })(request);
  }
  const format = object(request.json.response_format);
  if (format.type === 'json_schema') {
    return textAnswer(JSON.stringify(instanceOf(object(format.json_schema).schema)))(request);
  }
  return textAnswer(format.type === 'json_object' ? '{"echo":true}' : `You said: ${lastUserText(request)}`)(request);
};

const object = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? { ...value } : {};

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

const functionTools = (request: RecordedRequest): readonly Readonly<Record<string, unknown>>[] =>
  list(request.json.tools)
    .map(object)
    .filter((tool) => tool.type === 'function')
    .map((tool) => object(tool.function));

const lastMessage = (request: RecordedRequest): Readonly<Record<string, unknown>> | undefined =>
  list(request.json.messages).map(object).at(-1);

function lastUserText(request: RecordedRequest): string {
  const message = list(request.json.messages)
    .map(object)
    .findLast((candidate) => candidate.role === 'user');
  const content = message?.content;
  if (typeof content === 'string') return content;
  return list(content)
    .map((part) => object(part).text)
    .filter((text) => typeof text === 'string')
    .join('');
}

/** The plainest value that a JSON schema of objects, arrays, enums and scalars allows. */
function instanceOf(schema: unknown): unknown {
  const { type, properties, items, enum: choices } = object(schema);
  if (Array.isArray(choices)) return choices[0];
  if (type === 'array') return [instanceOf(items)];
  if (type === 'string') return 'text';
  if (type === 'number' || type === 'integer') return 1;
  if (type === 'boolean') return true;
  if (type === 'null') return null;
  return Object.fromEntries(Object.entries(object(properties)).map(([name, one]) => [name, instanceOf(one)]));
}

import type { AskedTurn } from '../upstream/plain-answer.js';
import { objectOf, objectsOf, textOf } from '../upstream/read-json.js';
import type { RecordedRequest } from '../upstream/recorded-request.js';

/** What a chat completion is asked for. */
export function askedChat({ json }: RecordedRequest): AskedTurn {
  const messages = objectsOf(json.messages);
  const tools = json.tool_choice === 'none' ? [] : objectsOf(json.tools).filter(({ type }) => type === 'function');
  const format = objectOf(json.response_format);
  return {
    tools: tools.map((tool) => {
      const { name, parameters } = objectOf(tool.function);
      return { name: String(name), schema: parameters };
    }),
    oneToolOnly: json.parallel_tool_calls === false,
    ofUser: messages.at(-1)?.role === 'user',
    text: textOf(messages.findLast(({ role }) => role === 'user')?.content),
    ...(format.type === 'json_schema' ? { format: { schema: objectOf(objectOf(format.json_schema).schema) } } : {}),
    ...(format.type === 'json_object' ? { format: {} } : {}),
  };
}

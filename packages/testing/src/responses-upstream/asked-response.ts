import type { AskedTurn } from '../upstream/plain-answer.js';
import { objectOf, objectsOf, textOf } from '../upstream/read-json.js';
import type { RecordedRequest } from '../upstream/recorded-request.js';

/** What a response is asked for. */
export function askedResponse({ json }: RecordedRequest): AskedTurn {
  const { input } = json;
  const items = typeof input === 'string' ? [{ role: 'user', content: input }] : objectsOf(input);
  const format = objectOf(objectOf(json.text).format);
  return {
    tools: offeredTools(json).map(({ name, parameters }) => ({ name: String(name), schema: parameters })),
    oneToolOnly: json.parallel_tool_calls === false,
    ofUser: items.at(-1)?.role === 'user',
    text: textOf(items.findLast(({ role }) => role === 'user')?.content),
    ...(format.type === 'json_schema' ? { format: { schema: objectOf(format.schema) } } : {}),
    ...(format.type === 'json_object' ? { format: {} } : {}),
  };
}

function offeredTools({ tools, tool_choice }: RecordedRequest['json']) {
  if (tool_choice === 'none') return [];
  const { type, name } = objectOf(tool_choice);
  return objectsOf(tools).filter((tool) => tool.type === 'function' && (type !== 'function' || tool.name === name));
}

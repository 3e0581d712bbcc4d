import type { AskedTurn } from '../upstream/plain-answer.js';
import { type JsonObject, objectOf, objectsOf, textOf } from '../upstream/read-json.js';
import type { RecordedRequest } from '../upstream/recorded-request.js';

/** What a message is asked for. */
export function askedMessage({ json }: RecordedRequest): AskedTurn {
  const messages = objectsOf(json.messages);
  // Results of tools come in the user's name.
  const spoken = messages.findLast(({ role, content }) => role === 'user' && !bringsResults(content));
  const format = objectOf(objectOf(json.output_config).format ?? json.output_format);
  return {
    tools: offeredTools(json).map(({ name, input_schema }) => ({ name: String(name), schema: input_schema })),
    oneToolOnly: objectOf(json.tool_choice).disable_parallel_tool_use === true,
    ofUser: spoken !== undefined && messages.at(-1) === spoken,
    text: textOf(spoken?.content),
    ...(format.type === 'json_schema' ? { format: { schema: objectOf(format.schema) } } : {}),
  };
}

const bringsResults = (content: unknown): boolean => objectsOf(content).some(({ type }) => type === 'tool_result');

function offeredTools({ tools, tool_choice }: JsonObject): readonly JsonObject[] {
  const { type, name } = objectOf(tool_choice);
  if (type === 'none') return [];
  return objectsOf(tools).filter((tool) => tool.input_schema !== undefined && (type !== 'tool' || tool.name === name));
}

import type { AskedTurn } from '../upstream/plain-answer.js';
import { type JsonObject, listOf, objectOf, objectsOf, textOf } from '../upstream/read-json.js';
import type { RecordedRequest } from '../upstream/recorded-request.js';

/** What content is asked for. */
export function askedContent({ json }: RecordedRequest): AskedTurn {
  const contents = objectsOf(json.contents);
  const spoken = contents.findLast(({ role, parts }) => isUsers(role) && !bringsResults(parts));
  const config = objectOf(json.generationConfig);
  const schema = config.responseJsonSchema ?? config._responseJsonSchema ?? config.responseSchema;
  return {
    tools: offeredTools(json).map(({ name, parameters, parametersJsonSchema }) => ({
      name: String(name),
      schema: parametersJsonSchema ?? parameters,
    })),
    oneToolOnly: false,
    ofUser: spoken !== undefined && contents.at(-1) === spoken,
    text: textOf(spoken?.parts),
    ...(config.responseMimeType === 'application/json' ? { format: { schema } } : {}),
  };
}

/** A turn without a role is the user's. */
const isUsers = (role: unknown): boolean => role === undefined || role === 'user';

const bringsResults = (parts: unknown): boolean => objectsOf(parts).some((part) => 'functionResponse' in part);

function offeredTools({ tools, toolConfig }: JsonObject): readonly JsonObject[] {
  const { mode, allowedFunctionNames } = objectOf(objectOf(toolConfig).functionCallingConfig);
  if (mode === 'NONE') return [];
  const allowed = listOf(allowedFunctionNames);
  return objectsOf(tools)
    .flatMap(({ functionDeclarations }) => objectsOf(functionDeclarations))
    .filter(({ name }) => allowed.length === 0 || allowed.includes(name));
}

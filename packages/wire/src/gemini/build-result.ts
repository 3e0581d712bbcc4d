import type { JsonObject, Part, ToolResultPart } from '@isartor/core';
import { isJsonObject } from '../json/is-json-object.js';
import { exactJson } from '../json/print-exact.js';
import { buildPart } from './build-part.js';
import { isMadeUp } from './call-ids.js';
import { holdsObject } from './function-call.js';
import { geminiFields, geminiInnerFields } from './unnamed-fields.js';
import { unsupported } from './unsupported.js';

type TextPart = Extract<Part, { type: 'text' }>;

/**
 * A function response part, for `printExact`; `name` is that of the function that was called.
 * @throws IsartorError `unsupported_feature` for content that is neither text nor enclosed.
 */
export function buildResult(part: ToolResultPart, name: string): JsonObject {
  const { callId, content, isError } = part;
  const texts = content.filter(isText).map(({ text }) => text);
  const media = content.filter((piece) => !isText(piece)).map(buildEnclosed);
  return {
    ...geminiFields(part),
    functionResponse: {
      ...geminiInnerFields(part, 'functionResponse'),
      ...(!isMadeUp(callId) && { id: callId }),
      name,
      response: isError === true ? { error: texts.join('\n') } : responseOf(texts),
      ...(media.length > 0 && { parts: media }),
    },
  };
}

const isText = (part: Part): part is TextPart => part.type === 'text';

/** The API takes an object: a result that is one goes as it is, unless Google would read a part of it as the whole. */
function responseOf(texts: readonly string[]): unknown {
  const output = texts.join('\n');
  if (!holdsObject(output)) return { output };
  const value: unknown = JSON.parse(output);
  const isAmbiguous = isJsonObject(value) && (Object.hasOwn(value, 'output') || Object.hasOwn(value, 'error'));
  return isAmbiguous ? { output: exactJson(output) } : exactJson(output);
}

function buildEnclosed(part: Part): JsonObject {
  const built = buildPart(part);
  if (part.type !== 'unknown' && built.inlineData === undefined) {
    throw unsupported(`A tool result with a ${part.type} part that is not enclosed`);
  }
  return built;
}

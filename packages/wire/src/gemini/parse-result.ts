import type { JsonObject, Part, ToolResultPart } from '@isartor/core';
import { filledString } from '../json/filled-string.js';
import { isJsonObject } from '../json/is-json-object.js';
import type { CallBook } from './call-ids.js';
import { parsePart } from './parse-part.js';
import { unnamedFields } from './unnamed-fields.js';

const RESULT_FIELDS = new Set(['functionResponse']);
const RESULT_INNER = { field: 'functionResponse', named: new Set(['id', 'name', 'response', 'parts']) };

/** The function response of a checked part; `turn` is its turn's place in the conversation. */
export function parseResult(part: JsonObject, book: CallBook, turn: number): ToolResultPart {
  const given = isJsonObject(part.functionResponse) ? part.functionResponse : {};
  const { response, parts } = given;
  const name = typeof given.name === 'string' ? given.name : '';
  const said = isJsonObject(response) ? responseContent(response) : { content: [] };
  const media = Array.isArray(parts) ? parts.filter(isJsonObject).map(parseMedia) : [];
  return {
    type: 'tool-result',
    ...book.answered({ id: filledString(given.id), name }, turn),
    ...said,
    content: [...said.content.filter((piece) => media.length === 0 || !isEmpty(piece)), ...media],
    ...unnamedFields(part, RESULT_FIELDS, RESULT_INNER),
  };
}

/** What stands for the output that the API wants where all of it is media. */
const isEmpty = (piece: Part): boolean => piece.type === 'text' && piece.text === '';

const parseMedia = (part: JsonObject): Part => parsePart(part, ({ name }) => name);

/** Google reads `output` as what came out, `error` as what went wrong, and any other object as the output itself. */
function responseContent(response: JsonObject): Pick<ToolResultPart, 'content' | 'isError'> {
  const [only, ...others] = Object.keys(response);
  if (others.length > 0 || (only !== 'output' && only !== 'error')) return { content: [text(response)] };
  const content = [text(response[only])];
  return only === 'error' ? { content, isError: true } : { content };
}

const text = (value: unknown): Part => ({
  type: 'text',
  text: typeof value === 'string' ? value : JSON.stringify(value),
});

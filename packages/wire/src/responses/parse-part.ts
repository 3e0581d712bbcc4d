import type { JsonObject, MediaSource, Part } from '@isartor/core';
import { isJsonObject } from '../json/is-json-object.js';
import { present } from '../json/present.js';
import { parseMediaUrl } from '../media/media-url.js';
import { extended, unnamedFields } from './unnamed-fields.js';

/** Gives undefined for a part that the canonical model cannot hold without loss. */
type PartParser = (part: JsonObject) => Part | undefined;

/** Log probabilities are the answer's, and of what was said before nobody reads them. */
const TEXT_FIELDS = new Set(['type', 'text', 'logprobs']);
const REFUSAL_FIELDS = new Set(['type', 'refusal']);
const IMAGE_FIELDS = new Set(['type', 'image_url', 'file_id', 'detail']);
const FILE_FIELDS = new Set(['type', 'file_id', 'file_data', 'file_url', 'filename']);
const AUDIO_FIELDS = new Set(['type', 'input_audio']);

const isOptionalString = (value: unknown): value is string | null | undefined =>
  value === undefined || value === null || typeof value === 'string';

const parseText: PartParser = (part) =>
  typeof part.text === 'string'
    ? { type: 'text', text: part.text, ...extended(unnamedFields(part, TEXT_FIELDS)) }
    : undefined;

const parseRefusal: PartParser = (part) =>
  typeof part.refusal === 'string' && unnamedFields(part, REFUSAL_FIELDS) === undefined
    ? { type: 'refusal', text: part.refusal }
    : undefined;

const parseImage: PartParser = (part) => {
  const { detail } = part;
  const source = mediaSource(part, ['image_url', 'file_id']);
  if (source === undefined || !isOptionalString(detail)) return undefined;
  return {
    type: 'image',
    source,
    // The dialect's default, which its own clients always write.
    ...present({ detail: detail === 'auto' ? undefined : detail }),
    ...extended(unnamedFields(part, IMAGE_FIELDS)),
  };
};

const parseFile: PartParser = (part) => {
  const { filename } = part;
  const source = mediaSource(part, ['file_id', 'file_data', 'file_url']);
  if (source === undefined || !isOptionalString(filename)) return undefined;
  return { type: 'file', source, ...present({ filename }), ...extended(unnamedFields(part, FILE_FIELDS)) };
};

const parseAudio: PartParser = (part) => {
  const audio = part.input_audio;
  if (!isJsonObject(audio) || typeof audio.data !== 'string' || typeof audio.format !== 'string') return undefined;
  if (Object.keys(audio).length > 2) return undefined;
  return {
    type: 'audio',
    source: { kind: 'base64', data: audio.data },
    encoding: audio.format,
    ...extended(unnamedFields(part, AUDIO_FIELDS)),
  };
};

const SOURCES: Readonly<Record<string, (value: string) => MediaSource>> = {
  image_url: parseMediaUrl,
  file_url: (url) => ({ kind: 'url', url }),
  file_id: (id) => ({ kind: 'file-id', id }),
  file_data: (data) => (data.startsWith('data:') ? parseMediaUrl(data) : { kind: 'base64', data }),
};

/** Media is named or enclosed; what is both, or neither, is left as it is. */
function mediaSource(part: JsonObject, fields: readonly string[]): MediaSource | undefined {
  const [field, ...others] = fields.filter((name) => part[name] !== undefined && part[name] !== null);
  const value = field === undefined ? undefined : part[field];
  if (field === undefined || typeof value !== 'string' || others.length > 0) return undefined;
  return SOURCES[field]?.(value);
}

const PARSERS: ReadonlyMap<unknown, PartParser> = new Map([
  ['input_text', parseText],
  ['output_text', parseText],
  ['refusal', parseRefusal],
  ['input_image', parseImage],
  ['input_file', parseFile],
  ['input_audio', parseAudio],
]);

/** One content part of a message or of a tool's output; undefined where the canonical model would lose something. */
export const parsePart = (part: JsonObject): Part | undefined => PARSERS.get(part.type)?.(part);

/** Content of a turn that is not the model's: a string, or parts of which the unknown ones stay as they are. */
export function parseContent(content: string | readonly JsonObject[]): Part[] {
  if (typeof content === 'string') return [{ type: 'text', text: content }];
  return content.map((part) => parsePart(part) ?? { type: 'unknown', format: 'responses', value: part });
}

import type { JsonObject, MediaSource, Part } from '@isartor/core';
import { isJsonObject } from '../json/is-json-object.js';
import { present } from '../json/present.js';
import { parseMediaUrl } from '../media/media-url.js';
import { unnamedFields } from './unnamed-fields.js';

/** Gives undefined for a part that has its type's name but not its shape. */
type PartParser = (part: JsonObject) => Part | undefined;

const TEXT_FIELDS = new Set(['type', 'text']);
const IMAGE_FIELDS = new Set(['type', 'image_url']);
const IMAGE_INNER = { field: 'image_url', named: new Set(['url', 'detail']) };
const AUDIO_FIELDS = new Set(['type', 'input_audio']);
const AUDIO_INNER = { field: 'input_audio', named: new Set(['data', 'format']) };
const FILE_FIELDS = new Set(['type', 'file']);
const FILE_INNER = { field: 'file', named: new Set(['file_id', 'file_data', 'filename']) };

const isOptionalString = (value: unknown): value is string | null | undefined =>
  value === undefined || value === null || typeof value === 'string';

const parseText: PartParser = (part) =>
  typeof part.text === 'string' ? { type: 'text', text: part.text, ...unnamedFields(part, TEXT_FIELDS) } : undefined;

const parseImage: PartParser = (part) => {
  const image = part.image_url;
  if (!isJsonObject(image) || typeof image.url !== 'string' || !isOptionalString(image.detail)) return undefined;
  return {
    type: 'image',
    source: parseMediaUrl(image.url),
    ...present({ detail: image.detail }),
    ...unnamedFields(part, IMAGE_FIELDS, IMAGE_INNER),
  };
};

const parseAudio: PartParser = (part) => {
  const audio = part.input_audio;
  if (!isJsonObject(audio) || typeof audio.data !== 'string' || typeof audio.format !== 'string') return undefined;
  return {
    type: 'audio',
    source: { kind: 'base64', data: audio.data },
    encoding: audio.format,
    ...unnamedFields(part, AUDIO_FIELDS, AUDIO_INNER),
  };
};

const parseFile: PartParser = (part) => {
  const { file } = part;
  if (!isJsonObject(file) || !isOptionalString(file.filename)) return undefined;
  const source = fileSource(file);
  if (source === undefined) return undefined;
  return {
    type: 'file',
    source,
    ...present({ filename: file.filename }),
    ...unnamedFields(part, FILE_FIELDS, FILE_INNER),
  };
};

/** A file is named or enclosed; one that is both, or neither, is left as it is. */
function fileSource({ file_id, file_data }: JsonObject): MediaSource | undefined {
  if (typeof file_id === 'string') return isAbsent(file_data) ? { kind: 'file-id', id: file_id } : undefined;
  if (typeof file_data !== 'string' || !isAbsent(file_id)) return undefined;
  return file_data.startsWith('data:') ? parseMediaUrl(file_data) : { kind: 'base64', data: file_data };
}

const isAbsent = (value: unknown): boolean => value === undefined || value === null;

const parseRefusal: PartParser = (part) =>
  typeof part.refusal === 'string' && Object.keys(part).length === 2
    ? { type: 'refusal', text: part.refusal }
    : undefined;

const PARSERS: ReadonlyMap<unknown, PartParser> = new Map([
  ['text', parseText],
  ['image_url', parseImage],
  ['input_audio', parseAudio],
  ['file', parseFile],
  ['refusal', parseRefusal],
]);

/** One content part; what the canonical model cannot hold without loss stays an `unknown` part. */
export const parsePart = (part: JsonObject): Part =>
  PARSERS.get(part.type)?.(part) ?? { type: 'unknown', format: 'openai', value: part };

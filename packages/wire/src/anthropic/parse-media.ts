import type { FilePart, ImagePart, JsonObject, MediaSource } from '@isartor/core';
import { filledString } from '../json/filled-string.js';
import { isJsonObject } from '../json/is-json-object.js';
import { present } from '../json/present.js';
import { unnamedFields } from './unnamed-fields.js';

const IMAGE_FIELDS = new Set(['type', 'source']);
const DOCUMENT_FIELDS = new Set(['type', 'source', 'title']);
const SOURCE = { field: 'source', named: new Set(['type', 'media_type', 'data', 'url', 'file_id']) };

/** An image block; undefined for one whose source is of a kind we do not name. */
export function parseImage(block: JsonObject): ImagePart | undefined {
  const source = parseSource(block.source);
  return source && { type: 'image', source, ...unnamedFields(block, IMAGE_FIELDS, SOURCE) };
}

/** A document block; undefined for one whose source is of a kind we do not name, as one made of blocks is. */
export function parseDocument(block: JsonObject): FilePart | undefined {
  const source = parseTextSource(block.source) ?? parseSource(block.source);
  if (source === undefined) return undefined;
  return {
    type: 'file',
    source,
    ...present({ filename: filledString(block.title) }),
    ...unnamedFields(block, DOCUMENT_FIELDS, SOURCE),
  };
}

function parseSource(source: unknown): MediaSource | undefined {
  if (!isJsonObject(source)) return undefined;
  const { type, media_type: mediaType, data, url, file_id: id } = source;
  if (type === 'base64' && typeof data === 'string' && typeof mediaType === 'string') {
    return { kind: 'base64', mediaType, data };
  }
  if (type === 'url' && typeof url === 'string') return { kind: 'url', url };
  return type === 'file' && typeof id === 'string' ? { kind: 'file-id', id } : undefined;
}

/** A document may be given as its text; everywhere else a file is bytes. */
function parseTextSource(source: unknown): MediaSource | undefined {
  if (!isJsonObject(source) || source.type !== 'text' || typeof source.data !== 'string') return undefined;
  return { kind: 'base64', mediaType: 'text/plain', data: Buffer.from(source.data, 'utf8').toString('base64') };
}

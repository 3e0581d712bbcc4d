import type { FilePart, ImagePart, JsonObject, Part } from '@isartor/core';
import { printDataUrl } from '../media/media-url.js';
import { nameOfUnknown } from '../translation/name-of-unknown.js';
import { responsesFields } from './unnamed-fields.js';
import { unsupported } from './unsupported.js';

/**
 * One content part of a message, or of a tool's output, that is not the model's.
 * @throws IsartorError `unsupported_feature` for a part that the Responses API does not take there.
 */
export function buildPart(part: Part): JsonObject {
  switch (part.type) {
    case 'text':
      return { ...responsesFields(part), type: 'input_text', text: part.text };
    case 'image':
      return buildImage(part);
    case 'file':
      return buildFile(part);
    case 'audio':
      throw unsupported('Audio');
    case 'unknown':
      if (part.format === 'responses') return part.value;
      throw unsupported(nameOfUnknown('A content part', part));
    default:
      throw unsupported(`A ${part.type} part in this place`);
  }
}

/** Content as it is usually written: a lone text as a string, and none as an empty one. */
export function buildContent(parts: readonly Part[]): string | JsonObject[] {
  const [first, ...others] = parts;
  if (first === undefined) return '';
  if (others.length === 0 && first.type === 'text' && first.extensions?.responses === undefined) return first.text;
  return parts.map(buildPart);
}

function buildImage(part: ImagePart): JsonObject {
  const { source, detail } = part;
  const fields = { ...responsesFields(part), type: 'input_image', detail: detail ?? 'auto' };
  if (source.kind === 'file-id') return { ...fields, file_id: source.id };
  return { ...fields, image_url: source.kind === 'url' ? source.url : printDataUrl(source) };
}

function buildFile(part: FilePart): JsonObject {
  const { source, filename } = part;
  const fields = { ...responsesFields(part), type: 'input_file', filename };
  if (source.kind === 'file-id') return { ...fields, file_id: source.id };
  if (source.kind === 'url') return { ...fields, file_url: source.url };
  return { ...fields, file_data: source.mediaType === undefined ? source.data : printDataUrl(source) };
}

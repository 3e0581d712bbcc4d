import type { AudioPart, FilePart, ImagePart, JsonObject, Part } from '@isartor/core';
import { printDataUrl } from '../media/media-url.js';
import { nameOfUnknown } from '../translation/name-of-unknown.js';
import { openaiFields, openaiInnerFields } from './unnamed-fields.js';
import { unsupported } from './unsupported.js';

/**
 * One content part of a message.
 * @throws IsartorError `unsupported_feature` for a part that is none, or whose source Chat Completions cannot name.
 */
export function buildPart(part: Part): JsonObject {
  switch (part.type) {
    case 'text':
      return { ...openaiFields(part), type: 'text', text: part.text };
    case 'image':
      return buildImage(part);
    case 'audio':
      return buildAudio(part);
    case 'file':
      return buildFile(part);
    case 'unknown':
      if (part.format === 'openai') return part.value;
      throw unsupported(nameOfUnknown('A content part', part));
    default:
      throw unsupported(`A ${part.type} part in this place`);
  }
}

/** Content as it is usually written: a lone text as a string. Undefined when there is none. */
export function buildContent(parts: readonly Part[]): string | JsonObject[] | undefined {
  const [first, ...others] = parts;
  if (first === undefined) return undefined;
  if (others.length === 0 && first.type === 'text' && first.extensions?.openai === undefined) return first.text;
  return parts.map(buildPart);
}

function buildImage(part: ImagePart): JsonObject {
  const { source, detail } = part;
  if (source.kind === 'file-id') throw unsupported('An image named by a file id');
  const url = source.kind === 'url' ? source.url : printDataUrl(source);
  return {
    ...openaiFields(part),
    type: 'image_url',
    image_url: { ...openaiInnerFields(part, 'image_url'), url, detail },
  };
}

function buildAudio(part: AudioPart): JsonObject {
  const { source, encoding } = part;
  if (source.kind !== 'base64' || encoding === undefined) throw unsupported('Audio that is not enclosed as base64');
  return {
    ...openaiFields(part),
    type: 'input_audio',
    input_audio: { ...openaiInnerFields(part, 'input_audio'), data: source.data, format: encoding },
  };
}

function buildFile(part: FilePart): JsonObject {
  return {
    ...openaiFields(part),
    type: 'file',
    file: { ...openaiInnerFields(part, 'file'), ...fileFields(part), filename: part.filename },
  };
}

function fileFields({ source }: FilePart): JsonObject {
  if (source.kind === 'file-id') return { file_id: source.id };
  if (source.kind === 'url') return { file_data: source.url };
  return { file_data: source.mediaType === undefined ? source.data : printDataUrl(source) };
}

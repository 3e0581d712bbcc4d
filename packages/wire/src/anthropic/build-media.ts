import { isUtf8 } from 'node:buffer';
import type { FilePart, ImagePart, JsonObject, MediaSource } from '@isartor/core';
import { anthropicFields, anthropicInnerFields } from './unnamed-fields.js';
import { unsupported } from './unsupported.js';

type Base64Source = Extract<MediaSource, { kind: 'base64' }>;

/** A common misspelling that Anthropic does not take. */
const JPG = 'image/jpg';

/** @throws IsartorError `unsupported_feature` for bytes of an unknown type and for a file of another maker. */
export function buildImage(part: ImagePart): JsonObject {
  const { source } = part;
  if (source.kind !== 'base64') return { ...anthropicFields(part), type: 'image', source: referTo(part) };
  const { mediaType, data } = source;
  if (mediaType === undefined || mediaType === '') throw unsupported('An image without a media type');
  const mediaSource = { type: 'base64', media_type: mediaType === JPG ? 'image/jpeg' : mediaType, data };
  return { ...anthropicFields(part), type: 'image', source: { ...innerFields(part), ...mediaSource } };
}

/**
 * A document block: a PDF, or text of any kind.
 * @throws IsartorError `unsupported_feature` for a file of another type or of another maker.
 */
export function buildDocument(part: FilePart): JsonObject {
  const { source, filename } = part;
  return {
    ...anthropicFields(part),
    type: 'document',
    source: source.kind === 'base64' ? { ...innerFields(part), ...enclose(source) } : referTo(part),
    ...(filename !== undefined && { title: filename }),
  };
}

const PDF = 'application/pdf';
/** How the base64 of every PDF begins. */
const PDF_START = 'JVBERi0';
const TEXT = /^(?:text\/|application\/(?:json|xml|yaml|x-yaml|toml)(?:;|$))/;

function enclose({ mediaType, data }: Base64Source): JsonObject {
  const type = mediaType ?? (data.startsWith(PDF_START) ? PDF : '');
  if (type === PDF) return { type: 'base64', media_type: PDF, data };
  const bytes = Buffer.from(data, 'base64');
  if (!TEXT.test(type) || !isUtf8(bytes)) {
    throw unsupported(type === '' ? 'A file of an unknown type' : `A file of the type ${JSON.stringify(type)}`);
  }
  return { type: 'text', media_type: 'text/plain', data: bytes.toString('utf8') };
}

function referTo(part: ImagePart | FilePart): JsonObject {
  const { source } = part;
  if (source.kind === 'url') return { ...innerFields(part), type: 'url', url: source.url };
  if (source.kind !== 'file-id') throw unsupported('A file that is neither named nor linked');
  return { ...innerFields(part), type: 'file', file_id: source.id };
}

const innerFields = (part: ImagePart | FilePart): JsonObject => anthropicInnerFields(part, 'source');

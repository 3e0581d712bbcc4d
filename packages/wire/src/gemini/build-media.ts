import type { AudioPart, FilePart, ImagePart, JsonObject, MediaSource } from '@isartor/core';
import { typeByName } from './mime-types.js';
import { isGoogleFile } from './parse-part.js';
import { geminiFields, geminiInnerFields } from './unnamed-fields.js';

type MediaPart = ImagePart | AudioPart | FilePart;
type Base64Source = Extract<MediaSource, { kind: 'base64' }>;

/**
 * A picture, a sound or a document; undefined for one whose media type is unknown, or that only another maker can fetch.
 * The dialect has no place for the name of a file or for how closely a picture is to be looked at.
 */
export function buildMedia(part: MediaPart): JsonObject | undefined {
  const { source } = part;
  return source.kind === 'base64' ? buildInlineData(part, source) : buildFileData(part, source);
}

function buildInlineData(part: MediaPart, source: Base64Source): JsonObject | undefined {
  const mimeType = mediaType(part, source);
  if (mimeType === undefined) return undefined;
  const inlineData = { ...geminiInnerFields(part, 'inlineData'), mimeType, data: source.data };
  return { ...geminiFields(part), inlineData };
}

function mediaType(part: MediaPart, { mediaType: told }: Base64Source): string | undefined {
  if (part.type === 'audio') return told ?? (part.encoding === undefined ? undefined : `audio/${part.encoding}`);
  if (told !== undefined && told !== '') return told === 'image/jpg' ? 'image/jpeg' : told;
  return part.type === 'file' && part.filename !== undefined ? typeByName(part.filename) : undefined;
}

function buildFileData(part: MediaPart, source: Exclude<MediaSource, Base64Source>): JsonObject | undefined {
  const fileUri = source.kind === 'url' ? source.url : source.id;
  if (source.kind === 'file-id' ? !isGoogleFile(fileUri) : fileUri.startsWith('data:')) return undefined;
  const mimeType = typeByName(fileUri);
  const fileData = { fileUri, ...(mimeType !== undefined && { mimeType }), ...geminiInnerFields(part, 'fileData') };
  return { ...geminiFields(part), fileData };
}

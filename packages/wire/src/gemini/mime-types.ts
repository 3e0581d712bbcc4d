/** Media types by what file names end in, of the kinds that Gemini's guides list. */
const TYPES: ReadonlyMap<string, string> = new Map([
  ['jpg', 'image/jpeg'],
  ['jpeg', 'image/jpeg'],
  ['png', 'image/png'],
  ['webp', 'image/webp'],
  ['gif', 'image/gif'],
  ['heic', 'image/heic'],
  ['heif', 'image/heif'],
  ['pdf', 'application/pdf'],
  ['txt', 'text/plain'],
  ['md', 'text/markdown'],
  ['csv', 'text/csv'],
  ['html', 'text/html'],
  ['json', 'application/json'],
  ['wav', 'audio/wav'],
  ['mp3', 'audio/mp3'],
  ['flac', 'audio/flac'],
  ['ogg', 'audio/ogg'],
  ['mp4', 'video/mp4'],
  ['mov', 'video/quicktime'],
  ['webm', 'video/webm'],
]);

const ENDING = /\.([A-Za-z0-9]+)(?:[?#].*)?$/;

/** The media type that the end of a file name or a URL tells, if it tells one. */
export const typeByName = (name: string): string | undefined => TYPES.get(ENDING.exec(name)?.[1]?.toLowerCase() ?? '');

/** Other words that are used for the sound formats that have a short name. */
const SOUNDS: ReadonlyMap<string, string> = new Map([
  ['mpeg', 'mp3'],
  ['x-wav', 'wav'],
  ['wave', 'wav'],
]);

/** The short name of a sound format by its media type (`audio/mpeg` is `mp3`). */
export function soundEncoding(mediaType: string): string {
  const subtype = mediaType.slice('audio/'.length);
  return SOUNDS.get(subtype) ?? subtype;
}
